import { button, h } from '../element.js';
import { refuse } from './notices.js';

const box = h('div.telling', { role: 'status' });

/** Says in a few words what came of what somebody just did. It stands until there is something else to say, or they go on. */
export function tell(sentence) {
  box.replaceChildren(h('p', sentence), button('Close', quiet, { class: 'quiet' }));
}

/** Says why what somebody just did was not done. */
export function tellRefusal(error) {
  const words = h('p.refusal', { role: 'alert' });
  box.replaceChildren(words, button('Close', quiet, { class: 'quiet' }));
  refuse(words, error);
}

export const quiet = () => box.replaceChildren();

export const telling = () => box;
