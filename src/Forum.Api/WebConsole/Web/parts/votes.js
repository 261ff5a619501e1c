import { put } from '../api.js';
import { button, h } from '../element.js';
import { icon } from './icons.js';
import { wishes } from './wish.js';

const Weights = { up: 1, down: -1 };

/** The score of a post, between the two votes on it. A vote shows at once, and goes back should the server refuse it. */
export function votes(kind, post) {
  const name = kind === 'thread' ? 'this thread' : `comment ${post.number}`;
  const others = post.score - (Weights[post.myVote] ?? 0);
  const up = button('', () => cast('up'), { class: 'icon vote' });
  const down = button('', () => cast('down'), { class: 'icon vote' });
  const sum = h('span.score', { 'aria-live': 'polite' });
  up.append(icon('up'));
  down.append(icon('down'));
  const wish = wishes(post.myVote ?? null, async vote => {
    await put(`/${kind}s/${post.number}/vote`, { vote: vote ?? 'none' });
    post.myVote = vote;
  }, show);
  const cast = vote => wish(before => before === vote ? null : vote);

  function show(mine) {
    const now = others + (Weights[mine] ?? 0);
    sum.replaceChildren(`${now > 0 ? '+' : ''}${now}`, h('span.sr', ' points'));
    for (const [control, vote, label] of [[up, 'up', 'Vote up'], [down, 'down', 'Vote down']]) {
      control.setAttribute('aria-pressed', String(mine === vote));
      control.setAttribute('aria-label', `${label} ${name}`);
      control.title = label;
    }
  }

  return h('span.votes', { role: 'group', 'aria-label': `Votes on ${name}` }, up, sum, down);
}
