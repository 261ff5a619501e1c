import * as to from '../addresses.js';
import { get, post } from '../api.js';
import { h } from '../element.js';
import { field } from '../parts/fields.js';
import { said, sentenceOf } from '../parts/notices.js';
import { go } from '../router.js';
import { entitle, remember } from '../session.js';

export async function signIn({ query }) {
  const handle = h('input', { name: 'handle', autocomplete: 'username', required: true, autocapitalize: 'none', spellcheck: 'false' });
  const password = h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  return {
    title: 'Sign in',
    view: [
      h('h1', { tabindex: -1 }, 'Sign in'),
      entrance({ verb: 'Sign in', fields: [field('Handle', handle), field('Password', password)], refused: () => password.select(),
        enter: async () => enter(handle.value, password.value, query) }),
      h('p', 'New here? ', h('a', { href: to.register() }, 'Join'), '.'),
      h('p.small', 'You are signed out when you close this tab.'),
    ],
    shown: () => handle.focus(),
  };
}

/** A form that lets somebody in, or says why not. */
export function entrance({ verb, fields, enter, refused = () => {} }) {
  const refusal = said();
  const press = h('button.primary', { type: 'submit' }, verb);
  return h('form.sheet', { on: { submit } }, fields, refusal, press);

  async function submit(event) {
    event.preventDefault();
    press.disabled = true;
    refusal.textContent = '';
    try {
      await enter();
    } catch (error) {
      refusal.textContent = sentenceOf(error);
      refused();
    } finally {
      press.disabled = false;
    }
  }
}

/** Signs in, asks what one may do, and goes back to where they were. */
export async function enter(handle, password, query) {
  const { token, member } = await post('/sessions', { handle, password });
  remember({ token, member, administrator: false, communities: [] });
  entitle(await get('/members/me'));
  await go(query.to?.startsWith('/console') ? query.to : to.home(), { replace: true });
}

/** Instead of a page that is for members. */
export const needsSignIn = title => ({
  title,
  view: [
    h('h1', { tabindex: -1 }, title),
    h('p', 'This is for members.'),
    h('p.acts', h('a.button.primary', { href: to.signIn() }, 'Sign in'), h('a.button', { href: to.register() }, 'Join')),
  ],
});
