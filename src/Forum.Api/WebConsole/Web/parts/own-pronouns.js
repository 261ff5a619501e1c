import { put } from '../api.js';
import { draft } from '../drafts.js';
import { h } from '../element.js';
import { again } from '../router.js';
import { rename } from '../session.js';
import { refuse, said } from './notices.js';
import { pronounEditor } from './pronoun-editor.js';
import { tell } from './telling.js';

/** A form for one's own pronouns. What was changed and not saved is kept. */
export function ownPronouns(own) {
  const kept = draft('own-pronouns');
  const begun = kept.read();
  const editor = pronounEditor(begun?.values ?? own.pronouns, () => own.displayName ?? own.handle);
  const refusal = said();
  const save = h('button.primary', { type: 'submit' }, 'Save');
  const keep = () => kept.write({ values: editor.value(), label: 'Your pronouns' });
  return h('form.writing', { 'aria-label': 'Pronouns', on: { submit, input: keep } },
    begun && h('p.small', 'What you had begun to change is here again.'),
    own.pronouns.unconfirmed && h('p.hidden-mark', 'A page says so of you. Save them to say so yourself, or change them.'),
    own.pronouns.hidden && h('p.hidden-mark', 'Moderators hide them from others.'),
    h('p.hint', 'They are shown wherever you are named, as you give them now: also in what you wrote before, and whenever somebody looks back. Nobody is told what they were.'),
    editor.element, refusal, h('div.acts', save));

  async function submit(event) {
    event.preventDefault();
    save.disabled = true;
    refusal.textContent = '';
    try {
      const pronouns = await put('/members/me/pronouns', editor.value());
      kept.drop();
      rename({ ...own, pronouns });
      await again();
      tell('Saved.');
    } catch (error) {
      refuse(refusal, error);
    } finally {
      save.disabled = false;
    }
  }
}
