import { h } from '../element.js';

const Day = 86_400_000;
const Lengths = [['1', 'a day'], ['7', 'a week'], ['30', '30 days'], ['365', 'a year'], ['', 'for good']];

/** What has to be known before a case of a kind can be opened: form fields, and what was answered in them. */
export function questions(kind, { thread }) {
  const reason = h('textarea', { name: 'reason', required: true, maxlength: 1000, autofocus: true });
  const own = { remove: () => removal(thread), restore: () => [select('scope', 'How far', Scopes)], ban }[kind]?.() ?? [];
  return {
    fields: [field('Reason, for everybody to read', reason), ...own],
    answers: () => {
      const given = name => own.map(one => one.querySelector(`[name=${name}]`)).find(one => one);
      const hides = [...own].flatMap(one => [...one.querySelectorAll('[name=hides]:checked')].map(box => box.value));
      const days = given('days')?.value;
      return drop({
        reason: reason.value,
        scope: given('scope')?.value,
        hides: kind === 'remove' ? hides : null,
        community: given('community')?.value || null,
        until: days ? new Date(Date.now() + days * Day).toISOString() : null,
        removes: given('removes')?.checked || null,
      });
    },
  };
}

const Scopes = [['item', 'Only this'], ['subtree', 'This and everything below it']];

const removal = () => [
  select('scope', 'How far', Scopes),
  h('fieldset', h('legend', 'What to hide'), check('hides', 'text', 'what it says', true), check('hides', 'author', 'who wrote it'),
    check('hides', 'existence', 'that it exists (only with everything below it)')),
];

const ban = () => [
  field('Community, empty for the whole site', h('input', { name: 'community', autocapitalize: 'none' })),
  select('days', 'How long', Lengths),
  check('removes', 'removes', 'Also remove all that they wrote there'),
];

const field = (label, control) => h('label.field', h('span', label), control);

const select = (name, label, options) => field(label, h('select', { name }, options.map(([value, text]) => h('option', { value }, text))));

const check = (name, value, label, checked = false) => h('label.check', h('input', { type: 'checkbox', name, value, checked }), label);

const drop = answers => Object.fromEntries(Object.entries(answers).filter(([, value]) => value != null));
