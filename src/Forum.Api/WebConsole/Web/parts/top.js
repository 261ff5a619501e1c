import * as to from '../addresses.js';
import { remove } from '../api.js';
import { button, h } from '../element.js';
import { remember, session } from '../session.js';
import { again } from '../router.js';

/** Keeps an element as what `content` says whenever somebody signs in or out. */
function following(element, content) {
  const show = () => element.replaceChildren(...content().filter(one => one));
  document.addEventListener('session', show);
  show();
  return element;
}

/** Where one can go from everywhere. */
export const places = () => following(h('nav', { 'aria-label': 'Places' }), () => [
  h('a.home', { href: to.home() }, 'Forum'),
  h('a', { href: to.feed() }, 'Threads'),
  session()?.moderates && h('a', { href: to.reports() }, 'Reports'),
  h('a', { href: to.modlog() }, 'Log'),
]);

/** Who is signed in, and how to be somebody else. */
export const account = () => following(h('div.account'), () => session()
  ? [h('a', { href: to.member(session().member.number) }, `@${session().member.handle}`), button('Sign out', signOut, { class: 'quiet' })]
  : [h('a', { href: '/console/sign-in', on: { click: event => { event.currentTarget.href = to.signIn(); } } }, 'Sign in')]);

async function signOut() {
  await remove('/sessions/current').catch(() => {}); // one that has ended already is what is wanted
  remember(null);
  again();
}
