import { button, h } from '../element.js';
import { field, line, select } from './fields.js';

const Forms = [
  ['subject', '… is here', 'xe'], ['object', 'I see …', 'xem'], ['possessiveDeterminer', '… book', 'xyr'], ['possessivePronoun', 'the book is …', 'xyrs'],
  ['reflexive', 'by …', 'xemself'],
];
const Genders = [
  ['', 'Not said'], ['feminine', 'Feminine'], ['masculine', 'Masculine'], ['neuter', 'Neuter'], ['common', 'Common'], ['animate', 'Animate'], ['inanimate', 'Inanimate'],
];

/** Fields for one set of pronouns: its text, and for whoever wants to say more its language and its forms. */
export function setFields(set) {
  const { display, forms, language, gender } = typeof set === 'string' ? { display: set } : set;
  const text = line('set', { value: display, maxlength: 64, placeholder: 'she/her', autocapitalize: 'none', spellcheck: 'false' });
  const tongue = line('language', { value: language, placeholder: 'en', maxlength: 35, autocapitalize: 'none', spellcheck: 'false' });
  const speaks = select('gender', 'Grammatical gender', Genders, gender ?? '');
  const ways = Forms.map(([name, sentence, sample]) => field(sentence, line(name, { value: forms?.[name], placeholder: sample, maxlength: 64, autocapitalize: 'none', spellcheck: 'false' })));
  const more = h('details', { open: Boolean(forms ?? language ?? gender) }, h('summary', 'Its language and forms'),
    h('div.forms', field('Language', tongue), speaks, ways));

  function value() {
    const said = Object.fromEntries(ways.map(way => way.querySelector('input')).filter(input => input.value.trim()).map(input => [input.name, input.value.trim()]));
    if (forms?.cases) said.cases = forms.cases; // kept as it is: there is no field for it
    const one = { display: text.value.trim() };
    if (Object.keys(said).length > 0) one.forms = said;
    if (tongue.value.trim()) one.language = tongue.value.trim();
    const chosen = speaks.querySelector('select').value;
    if (chosen) one.gender = chosen;
    return Object.keys(one).length > 1 ? one : one.display;
  }

  return {
    value,
    focus: () => text.focus(),
    /** @param up Moves it before the one above; false for the first. @param gone Takes it away; false for the only one. */
    element(at, { up, gone }) {
      text.setAttribute('aria-label', `Pronouns ${at + 1}`);
      return h('li', h('div.set-row', text,
        up && button('↑', up, { class: 'icon', 'aria-label': `Like pronouns ${at + 1} better`, title: 'Like better' }),
        gone && button('×', gone, { class: 'icon', 'aria-label': `Leave out pronouns ${at + 1}`, title: 'Leave out' })), more);
    },
  };
}
