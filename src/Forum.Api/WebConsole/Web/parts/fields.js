import { h } from '../element.js';

let hints = 0;

/** A control and what it is for, with more that is good to know of it. */
export function field(label, control, hint) {
  const labelled = h('label.field', h('span', label), control);
  if (!hint) return labelled;
  const id = `hint-${++hints}`;
  control.setAttribute('aria-describedby', id);
  return h('div.field', labelled, h('span.hint', { id }, hint));
}

export const select = (name, label, options, chosen) =>
  field(label, h('select', { name }, options.map(([value, text]) => h('option', { value, selected: value === chosen }, text))));

export const check = (name, value, label, checked = false) => h('label.check', h('input', { type: 'checkbox', name, value, checked }), h('span', label));

export const radio = (name, value, label, checked = false) => h('label.check', h('input', { type: 'radio', name, value, checked }), h('span', label));

/** Room to write in, which grows with what is written. */
export function area(name, { value = '', ...more } = {}) {
  const control = h('textarea', { name, ...more });
  control.value = value;
  return control;
}

export const line = (name, more = {}) => h('input', { name, ...more });
