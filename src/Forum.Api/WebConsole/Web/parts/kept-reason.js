import { draft } from '../drafts.js';

/** Keeps the reason that is being written in a form, until the answer drops it: the session may end before it is given. */
export function keepReason(form, about, label) {
  const kept = draft(about);
  const reason = form.querySelector('[name=reason]');
  reason.value = kept.read()?.values.reason ?? '';
  reason.addEventListener('input', () => reason.value ? kept.write({ values: { reason: reason.value, body: reason.value }, label }) : kept.drop());
  return kept;
}
