import { open } from '../dialog.js';
import { button, h } from '../element.js';
import { refuse, said } from './notices.js';

/** Says what something will do, and does it once somebody has read that and says so. */
export function confirm(title, verb, sentences, work) {
  const refusal = said();
  const yes = button(verb, go, { class: 'danger' });
  const dialog = open(title, h('section.preview', { 'aria-label': 'What it will do' }, sentences.map(one => h('p', one))), refusal,
    h('div.acts', yes, button('Cancel', () => dialog.close())));
  yes.focus();

  async function go() {
    yes.disabled = true;
    try {
      const done = await work();
      dialog.close();
      return done;
    } catch (error) {
      refuse(refusal, error);
    } finally {
      yes.disabled = false;
    }
  }
}
