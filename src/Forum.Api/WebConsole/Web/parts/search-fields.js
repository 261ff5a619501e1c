import { h } from '../element.js';
import { go } from '../router.js';

/** A choice that is part of the address. */
export function choice(label, name, options, chosen, address) {
  const select = h('select', { name, on: { change: () => go(address(select.value)) } },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
  return h('label.choice', h('span', label), select);
}
