import * as to from '../addresses.js';
import { get, post } from '../api.js';
import { draft } from '../drafts.js';
import { button, count, h } from '../element.js';
import { commentActs, resume, rewrite, writingKeys } from '../parts/comment-acts.js';
import { area, field } from '../parts/fields.js';
import { nothing } from '../parts/notices.js';
import { more } from '../parts/more.js';
import { opening } from '../parts/opening.js';
import { choice } from '../parts/search-fields.js';
import { threadActs } from '../parts/thread-acts.js';
import { Tree } from '../parts/tree.js';
import { writeOn, writing } from '../parts/writing.js';
import { go } from '../router.js';
import { session } from '../session.js';

const Sorts = [['old', 'Oldest'], ['new', 'Newest'], ['hot', 'Hot'], ['top', 'Top'], ['controversial', 'Controversial']];

export async function thread({ number, query, signal }) {
  const ask = after => get(`/threads/${number}`, { sort: query.sort, after, limit: 100 }, after ? undefined : signal);
  const first = await ask();
  const tree = new Tree(commentActs(first), resume);
  tree.show(first.comments);
  const room = h('div.room');
  const empty = first.comments.length === 0 ? nothing('Nobody has answered yet.') : null;
  if (session() && draft(`comment-${number}`).read()) write(false);

  /** Room for a comment to the thread itself. */
  function write(focuses = true) {
    const form = writing({
      about: `comment-${number}`, label: 'Comment', verb: 'Send',
      fields: [field('Your comment', area('body', { required: true, maxlength: 10_000 }))],
      send: ({ body }, id) => post(`/threads/${number}/comments`, { id, body }), mend: rewrite,
      closed: came => {
        room.replaceChildren();
        if (!came) return;
        empty?.remove();
        tree.insert(came);
      },
    });
    room.replaceChildren(form);
    if (focuses) writeOn(form);
  }

  const mayWrite = session() && !first.locked && !first.hidden;
  return {
    title: first.title,
    keys: [
      ...tree.keys(), { keys: ['r'], tells: 'Replay this thread', does: () => go(to.replay(number)) },
      ...(mayWrite ? [{ keys: ['c'], tells: 'Write a comment', does: () => write() }, ...writingKeys(tree)] : []),
    ],
    view: [
      opening(first, h('div.acts',
        h('a.button.primary', { href: to.replay(number) }, 'Replay'), h('a.button', { href: to.compare(number) }, 'Compare'), threadActs(first))),
      h('section', { 'aria-labelledby': 'comments' },
        h('div.tools', h('h2', { id: 'comments' }, count(first.commentCount, 'comment')),
          choice('Order', 'sort', Sorts, query.sort ?? 'old', sort => to.thread(number, { sort }))),
        mayWrite ? button('Write a comment', () => write(), { title: 'c' }) : whyNot(first),
        room, empty, tree.element, more(first.next, ask, tree)),
    ],
  };
}

function whyNot({ locked, hidden }) {
  if (locked) return h('p.small', 'This thread is locked: it no longer takes comments.');
  return hidden ? null : h('p.small', h('a', { href: to.signIn() }, 'Sign in'), ' or ', h('a', { href: to.register() }, 'join'), ' to answer and to vote.');
}
