import { newId } from '../api.js';
import { draft } from '../drafts.js';
import { button, h } from '../element.js';
import { refuse, said } from './notices.js';

/**
 * A form in which somebody writes. What they typed is kept, over refusals, reloads and the end of their session, until it is sent or thrown away.
 * @param about What the text is for: its draft is found by that.
 * @param fields Elements with one named control each.
 * @param send Told what is in the fields, and an id that stays the same however often this text is sent.
 * @param mend Told what came, and what is in the fields, where it was changed after a try that may have arrived: sent again, the first is answered.
 * @param closed Told when there is nothing to write any more: sent, with what came of it, or thrown away.
 */
export function writing({ about, label, fields, verb, send, mend, closed, discards = true }) {
  const kept = draft(about);
  const begun = kept.read();
  const id = begun?.id ?? newId();
  let lost = begun?.lost; // what was in the fields when an answer was lost
  const controls = fields.map(one => one.querySelector('[name]'));
  const values = () => Object.fromEntries(controls.map(control => [control.name, control.value]));
  const start = JSON.stringify(values());
  const refusal = said();
  const go = h('button.primary', { type: 'submit', title: 'Ctrl and Enter' }, verb);
  const form = h('form.writing', { 'aria-label': label, on: { submit, input: keep, keydown: hurry } },
    begun && h('p.small', 'What you had begun to write is here again.'), fields, refusal,
    h('div.acts', go, discards && button('Discard', discard, { class: 'quiet' })));
  for (const control of controls) if (begun) control.value = begun.values[control.name] ?? control.value;

  async function submit(event) {
    event.preventDefault();
    if (go.disabled) return;
    busy(true);
    refusal.textContent = '';
    keep();
    let came;
    try {
      came = await send(values(), id);
      if (lost && mend && JSON.stringify(lost) !== JSON.stringify(values())) came = await mend(came, values());
    } catch (error) {
      if (error.status === 0) lost ??= values();
      keep();
      refuse(refusal, error);
      return;
    } finally {
      busy(false);
    }

    kept.drop();
    await closed?.(came);
  }

  /** What is typed while it is being sent would be on neither side. */
  function busy(is) {
    go.disabled = is;
    for (const control of controls) control.readOnly = is;
  }

  function keep() {
    if (JSON.stringify(values()) === start && !lost) kept.drop();
    else kept.write({ id, values: values(), label, lost });
  }

  function discard() {
    kept.drop();
    closed?.(null);
  }

  function hurry(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === 'Escape' && discards && JSON.stringify(values()) === start) discard();
  }

  return form;
}

/** Puts the cursor where one goes on to write. */
export function writeOn(form) {
  const control = form.querySelector('textarea, input');
  control.focus();
  control.setSelectionRange?.(control.value.length, control.value.length);
}
