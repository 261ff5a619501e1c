import * as to from '../addresses.js';
import { get, post } from '../api.js';
import { h } from '../element.js';
import { said, sentenceOf } from '../parts/notices.js';
import { go } from '../router.js';
import { remember } from '../session.js';

export async function signIn({ query }) {
  const refusal = said();
  const handle = h('input', { name: 'handle', autocomplete: 'username', required: true, autocapitalize: 'none', spellcheck: 'false' });
  const password = h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  const enter = h('button.primary', { type: 'submit' }, 'Sign in');

  async function submit(event) {
    event.preventDefault();
    enter.disabled = true;
    refusal.textContent = '';
    try {
      remember(await start(handle.value, password.value));
      await go(query.to?.startsWith('/console') ? query.to : to.home(), { replace: true });
    } catch (error) {
      refusal.textContent = sentenceOf(error);
      password.select();
    } finally {
      enter.disabled = false;
    }
  }

  return {
    title: 'Sign in',
    view: [
      h('h1', { tabindex: -1 }, 'Sign in'),
      h('form.sheet', { on: { submit } }, field('Handle', handle), field('Password', password), refusal, enter,
        h('p.small', 'You are signed out when you close this tab.')),
    ],
    shown: () => handle.focus(),
  };
}

export const field = (label, control, ...more) => h('label.field', h('span', label), control, ...more);

/** Signs in, and asks whether there is a queue to look at: it is for moderators. */
async function start(handle, password) {
  const { token, member } = await post('/sessions', { handle, password });
  remember({ token, member, moderates: false });
  const moderates = await get('/reports', { state: 'open', limit: 1 }).then(() => true, () => false);
  return { token, member, moderates };
}
