import { button, h } from '../element.js';
import { said, sentenceOf } from './notices.js';

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
