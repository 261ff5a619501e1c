import * as to from '../addresses.js';
import { post } from '../api.js';
import { h } from '../element.js';
import { field } from '../parts/fields.js';
import { pronounEditor } from '../parts/pronoun-editor.js';
import { enter, entrance } from './sign-in.js';

/** Room to become a member. */
export async function join({ query }) {
  const handle = h('input', { name: 'handle', autocomplete: 'username', required: true, minlength: 3, maxlength: 50, autocapitalize: 'none', spellcheck: 'false' });
  const password = h('input', { name: 'password', type: 'password', autocomplete: 'new-password', required: true, minlength: 8 });
  const pronouns = pronounEditor({ stance: 'unset', sets: [] }, () => handle.value || 'You');
  let joined = null; // should only signing in have failed, joining again would find the handle taken
  handle.addEventListener('input', pronouns.tell);
  return {
    title: 'Join',
    view: [
      h('h1', { tabindex: -1 }, 'Join'),
      entrance({
        verb: 'Join', fields: [
          field('Handle: the name that you go by', handle, 'You can change it later, everywhere, also in what you wrote before.'),
          field('Password', password, 'At least eight characters. A few words are better than a few signs.'), pronouns.element],
        enter: async () => {
          if (joined !== handle.value) await post('/members', { handle: handle.value, password: password.value, pronouns: pronouns.value() });
          joined = handle.value;
          await enter(handle.value, password.value, query);
        },
      }),
      h('p', 'A member already? ', h('a', { href: to.signIn() }, 'Sign in'), '.'),
    ],
    shown: () => handle.focus(),
  };
}
