import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, count, h } from '../element.js';
import { commentActs, threadActs } from '../parts/acts.js';
import { nothing, said, sentenceOf } from '../parts/notices.js';
import { opening } from '../parts/opening.js';
import { choice } from '../parts/search-fields.js';
import { Tree } from '../parts/tree.js';
import { go } from '../router.js';

const Sorts = [['old', 'Oldest'], ['new', 'Newest'], ['hot', 'Hot'], ['top', 'Top'], ['controversial', 'Controversial']];

export async function thread({ number, query, signal }) {
  const ask = after => get(`/threads/${number}`, { sort: query.sort, after, limit: 100 }, after ? undefined : signal);
  const first = await ask();
  const tree = new Tree(commentActs(first));
  tree.show(first.comments);
  return {
    title: first.title,
    keys: [...tree.keys(), { keys: ['r'], tells: 'Replay this thread', does: () => go(to.replay(number)) }],
    view: [
      opening(first, h('div.acts', h('a.button.primary', { href: to.replay(number) }, 'Replay'), h('a.button', { href: to.compare(number) }, 'Compare'), ...threadActs(first))),
      h('section', { 'aria-labelledby': 'comments' },
        h('div.tools', h('h2', { id: 'comments' }, count(first.commentCount, 'comment')),
          choice('Order', 'sort', Sorts, query.sort ?? 'old', sort => to.thread(number, { sort }))),
        first.comments.length === 0 && nothing('Nobody has answered yet.'),
        tree.element,
        more(first.next, ask, tree)),
    ],
  };
}

/** A button that adds the next page below, and itself again while there are more. */
export function more(next, ask, tree) {
  if (!next) return null;
  const refusal = said();
  const box = h('div.more', button('More comments', async event => {
    event.target.disabled = true;
    try {
      const page = await ask(next);
      tree.add(page.comments);
      const following = more(page.next, ask, tree);
      if (following) box.replaceWith(following);
      else box.remove();
      const came = page.comments.map(comment => tree.node(comment.number)).at(0);
      came?.article.focus({ preventScroll: true });
    } catch (error) {
      refusal.textContent = sentenceOf(error);
      event.target.disabled = false;
    }
  }), refusal);
  return box;
}
