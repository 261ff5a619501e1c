import { post } from '../api.js';
import { open } from '../dialog.js';
import { count, h } from '../element.js';
import { again } from '../router.js';
import { area, field } from './fields.js';
import { keepReason } from './kept-reason.js';
import { refuse, said } from './notices.js';
import { settled } from './settled.js';

/** Takes a case back, after it is said what that means. */
export function undo(entry) {
  const refusal = said();
  const reason = area('reason', { required: true, maxlength: 1000, autofocus: true });
  const yes = h('button.danger', { type: 'submit' }, 'Undo');
  const form = h('form.sheet', { on: { submit } },
    h('section.preview', h('p', `${count(entry.touched, 'item')} will be as if this case had never been opened. Other cases, and all that anybody did since, stay.`),
      h('p.small', 'An undo is not undone; the same can be done again by a new case.')),
    field('Reason, for everybody to read', reason), refusal, yes);
  const kept = keepReason(form, `undo-${entry.number}`, 'Undo of a case');
  const dialog = open(`Undo case ${entry.number}`, form);

  async function submit(event) {
    event.preventDefault();
    yes.disabled = true;
    try {
      await settled(await post(`/cases/${entry.number}/undo`, { reason: reason.value }));
      kept.drop();
      dialog.close();
      await again();
    } catch (error) {
      refuse(refusal, error);
      yes.disabled = false;
    }
  }
}
