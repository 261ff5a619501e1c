import { button, h } from '../element.js';
import { radio, select } from './fields.js';
import { setFields } from './pronoun-set.js';
import { pronouns } from './people.js';

const Most = 8;
const Stances = [
  ['unset', 'Say nothing about pronouns'], ['declared', 'These, the one I like best first:'], ['any', 'Any pronouns'], ['ask', 'Ask me'],
  ['useName', 'No pronouns: use my name'],
];
const Audiences = [['public', 'Everybody'], ['signedIn', 'Whoever is signed in'], ['moderators', 'Moderators'], ['onlyMe', 'Only me']];

/**
 * Fields for somebody's own pronouns: how they want to be spoken of, which sets in which order, and who may see them.
 * @param name Answers with what to call them in the sample.
 */
export function pronounEditor({ stance, sets, audience }, name) {
  const rows = (sets.length > 0 ? sets : ['']).map(setFields);
  const list = h('ol.sets');
  const add = button('Add another', () => put(setFields(''), true));
  const choices = Stances.map(([value, text]) => radio('stance', value, text, value === stance));
  const given = h('div.declared', list, add);
  const sees = select('audience', 'Who sees that', Audiences, audience ?? 'public');
  const sample = h('p.sample', { 'aria-live': 'polite' });
  const element = h('fieldset.pronoun-editor', { on: { input: tell, change: tell } }, h('legend', 'How to speak of you'), choices[0], choices[1], given, choices.slice(2), sees, sample);
  arrange();
  tell();

  function put(row, focuses) {
    rows.push(row);
    arrange();
    tell();
    if (focuses) row.focus();
  }

  function move(row, by) {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    if (by !== 0) rows.splice(at + by, 0, row);
    arrange();
    tell();
    (by === 0 ? rows[Math.max(at - 1, 0)] ?? null : row)?.focus();
  }

  function arrange() {
    list.replaceChildren(...rows.map((row, at) => row.element(at, {
      up: at > 0 && (() => move(row, -1)), gone: rows.length > 1 && (() => move(row, 0)),
    })));
    add.hidden = rows.length >= Most;
  }

  function tell() {
    const chosen = stanceNow();
    given.hidden = chosen !== 'declared';
    sees.hidden = chosen === 'unset';
    const said = value();
    sample.replaceChildren('Others see: ', h('strong', name()), ' ', pronouns({ stance: said.stance, sets: said.sets }) ?? h('span.small', '(and nothing about pronouns)'));
  }

  function stanceNow() {
    return element.querySelector('[name=stance]:checked')?.value ?? 'unset';
  }

  function value() {
    const chosen = stanceNow();
    return {
      stance: chosen, sets: chosen === 'declared' ? rows.map(row => row.value()).filter(set => (set.display ?? set) !== '') : [],
      audience: element.querySelector('[name=audience]').value,
    };
  }

  return { element, value, tell };
}
