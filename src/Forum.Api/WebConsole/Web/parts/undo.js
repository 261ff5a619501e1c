import { post } from '../api.js';
import { open } from '../dialog.js';
import { count, h } from '../element.js';
import { again } from '../router.js';
import { said, sentenceOf } from './notices.js';
import { settled } from './settled.js';

/** Takes a case back, after it is said what that means. */
export function undo(entry) {
  const refusal = said();
  const reason = h('textarea', { name: 'reason', required: true, maxlength: 1000, autofocus: true });
  const yes = h('button.danger', { type: 'submit' }, 'Undo');
  const dialog = open(`Undo case ${entry.number}`, h('form.sheet', { on: { submit } },
    h('section.preview', h('p', `${count(entry.touched, 'item')} will be as if this case had never been opened. Other cases, and all that anybody did since, stay.`),
      h('p.small', 'An undo is not undone; the same can be done again by a new case.')),
    h('label.field', h('span', 'Reason, for everybody to read'), reason), refusal, yes));

  async function submit(event) {
    event.preventDefault();
    yes.disabled = true;
    try {
      await settled(await post(`/cases/${entry.number}/undo`, { reason: reason.value }));
      dialog.close();
      await again();
    } catch (error) {
      refusal.textContent = sentenceOf(error);
      yes.disabled = false;
    }
  }
}
