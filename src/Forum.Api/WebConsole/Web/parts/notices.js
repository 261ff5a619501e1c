import * as to from '../addresses.js';
import { button, h } from '../element.js';

const By = { author: 'Deleted by its author', moderator: 'Removed by moderators', oversight: 'Removed by oversight' };
const What = { author: 'who wrote it', existence: 'that it exists' };

/** Why something is not shown, or not shown to others. */
export function hidden(mark, when = '') {
  if (!mark) return null;
  const more = mark.what.filter(what => What[what]).map(what => What[what]);
  return h('p.hidden-mark', { 'data-by': mark.by }, By[mark.by], when, more.length > 0 && `, with ${more.join(' and ')}`, mark.reason ? `: ${mark.reason}` : '.');
}

/** All that has to be said of a text that is not simply shown, now or then. */
export const marksOf = post => [
  hidden(post.hidden, post.cut || post.hiddenNow ? ' then' : ''),
  hidden(post.hiddenNow, ' since, and still'),
  post.closed && h('p.hidden-mark', 'It said something else then. Earlier versions may not be read here.'),
  post.blocked && h('p.hidden-mark', 'You have blocked who wrote this.'),
];

/** What the server said, for people to read; of a mistake of our own, that there is one. */
export function sentenceOf(error) {
  if (error.status !== undefined) return error.message;
  console.error(error);
  return 'Something went wrong on this page.';
}

/** What the server said instead of a page. */
export function refused(error, retry) {
  return h('section.refused', { role: 'alert' },
    h('h1', { tabindex: -1 }, error.status === 404 ? 'Not found' : 'Not shown'),
    h('p', sentenceOf(error)),
    error.status === 401 && h('p', h('a.button', { href: to.signIn() }, 'Sign in')),
    error.status !== 404 && retry && button('Try again', retry));
}

/** A refusal beside the form that it is about. */
export const said = () => h('p.refusal', { role: 'alert' });

/** Says in it what the server said. Whoever's session has ended comes back to here, and to what they had written. */
export function refuse(element, error) {
  element.replaceChildren(...(error.status === 401
    ? ['You are not signed in any more. What you wrote is kept. ', h('a', { href: to.signIn() }, 'Sign in to send it'), '.']
    : [sentenceOf(error)]));
}

export const nothing = sentence => h('p.empty', sentence);
