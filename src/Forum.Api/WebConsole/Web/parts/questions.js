import { h } from '../element.js';
import { area, check, field, line, select } from './fields.js';

const Day = 86_400_000;
const Lengths = [['1', 'a day'], ['7', 'a week'], ['30', '30 days'], ['365', 'a year'], ['', 'for good']];
const Scopes = [['item', 'Only this'], ['subtree', 'This and everything below it']];

/** What has to be known before a case of a kind can be opened: form fields, and what was answered in them. */
export function questions(kind, { community }, within) {
  const reason = area('reason', { required: true, maxlength: 1000, autofocus: kind !== 'appoint' });
  const why = field('Reason, for everybody to read', reason);
  const own = Own[kind]?.(community, within) ?? [];
  return {
    fields: kind === 'appoint' ? [own, why] : [why, own],
    answers: () => {
      const given = name => own.map(one => one.querySelector(`[name=${name}]`)).find(one => one);
      const hides = [...own].flatMap(one => [...one.querySelectorAll('[name=hides]:checked')].map(box => box.value));
      const days = given('days')?.value;
      return drop({
        reason: reason.value,
        handle: given('handle')?.value,
        scope: given('scope')?.value,
        hides: kind === 'remove' ? hides : null,
        community: given('community')?.value.trim() || null,
        until: days ? new Date(Date.now() + days * Day).toISOString() : null,
        removes: given('removes')?.checked || null,
      });
    },
  };
}

const where = (community, within) => !community && field('Community, empty for the whole site', line('community', { value: within, autocapitalize: 'none' }));

const Own = {
  remove: () => [
    select('scope', 'How far', Scopes),
    h('fieldset', h('legend', 'What to hide'), check('hides', 'text', 'what it says', true), check('hides', 'author', 'who wrote it'),
      check('hides', 'existence', 'that it exists (only with everything below it)')),
  ],
  restore: () => [select('scope', 'How far', Scopes)],
  ban: (community, within) => [where(community, within), select('days', 'How long', Lengths), check('removes', 'removes', 'Also remove all that they wrote there')].filter(one => one),
  unban: (community, within) => [where(community, within)].filter(one => one),
  appoint: () => [field('Handle of the member', line('handle', { required: true, autofocus: true, autocapitalize: 'none', spellcheck: 'false' }))],
};

const drop = answers => Object.fromEntries(Object.entries(answers).filter(([, value]) => value != null));
