import * as to from '../addresses.js';
import { get } from '../api.js';
import { h } from '../element.js';
import { commentActs, resume, writingKeys } from '../parts/comment-acts.js';
import { more } from '../parts/more.js';
import { Tree } from '../parts/tree.js';
import { go } from '../router.js';

/** Leads to the replay of the thread that a comment is in. */
export async function replayAround({ number, query, signal }) {
  const { thread } = await get(`/comments/${number}`, {}, signal);
  go(to.replay(thread, query), { replace: true });
  return {};
}

/** One comment, what it answers, and what answers it. */
export async function comment({ number, signal }) {
  const it = await get(`/comments/${number}`, {}, signal);
  const ask = after => get(`/threads/${it.thread}`, { parent: number, limit: 100, after }, after ? undefined : signal);
  const [thread, above] = await Promise.all([ask(), it.parent && get(`/comments/${it.parent}`, {}, signal).catch(() => null)]);
  const tree = new Tree(commentActs(thread), resume);
  const shown = above ? [{ ...above, moreReplies: 0 }, it] : [it];
  tree.show([...shown, ...thread.comments]);
  return {
    title: `#${number} in ${thread.title}`,
    keys: [...tree.keys(), ...(thread.locked ? [] : writingKeys(tree))],
    view: [
      h('p.crumbs', h('a', { href: to.feed(thread.community.name) }, thread.community.name), ' / ', h('a', { href: to.thread(it.thread) }, thread.title || `Thread ${it.thread}`)),
      h('h1', { tabindex: -1 }, `Comment #${number}`),
      h('p', h('a', { href: to.thread(it.thread) }, 'The whole thread'), it.parent && [' · ', h('a', { href: to.comment(it.parent) }, `What it answers, #${it.parent}`)]),
      tree.element, more(thread.next, ask, tree),
    ],
    shown: () => tree.node(it.number).article.classList.add('is-meant'),
  };
}
