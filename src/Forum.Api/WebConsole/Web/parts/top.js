import * as to from '../addresses.js';
import { remove } from '../api.js';
import { drafts, dropDrafts } from '../drafts.js';
import { button, count, h } from '../element.js';
import { moderates, remember, session } from '../session.js';
import { again } from '../router.js';
import { confirm } from './confirm.js';
import { askUnread, unread } from './unread.js';

/** Keeps an element as what `content` says whenever somebody signs in or out, or has something to read. */
function following(element, content) {
  const show = () => element.replaceChildren(...content().filter(one => one));
  for (const event of ['session', 'unread']) document.addEventListener(event, show);
  show();
  return element;
}

const place = (address, ...text) => h('a', { href: address, 'aria-current': address === location.pathname ? 'page' : null }, ...text);

/** Where one can go from everywhere. */
export const places = () => following(h('nav', { 'aria-label': 'Places' }), () => [
  h('a.home', { href: to.home() }, 'Forum'),
  place(to.feed(), 'Threads'),
  place(to.modlog(), 'Log'),
  place(to.dashboards(), 'Dashboards'),
  moderates() && place(to.reports(), 'Reports'),
  session() && place(to.inbox(), 'Inbox', unread() > 0 && h('span.unread', unread() > 999 ? '999+' : unread(), h('span.sr', ' unread'))),
]);

/** Who is signed in, and how to be somebody else. */
export const account = () => following(h('div.account'), () => session()
  ? [h('a', { href: to.account() }, `@${session().member.handle}`), button('Sign out', signOut, { class: 'quiet' })]
  : [entrance('Sign in', to.signIn), entrance('Join', to.register)]);

/** A link that knows where one is when it is followed. */
const entrance = (text, address) => h('a', { href: address(), on: { click: event => { event.currentTarget.href = address(); } } }, text);

function signOut() {
  const begun = drafts().length;
  if (begun === 0) return end();
  confirm('Sign out', 'Sign out', [`You have begun to write ${count(begun, 'text')} that you have not sent. Signing out throws that away.`], end);
}

async function end() {
  await remove('/sessions/current').catch(() => {}); // one that has ended already is what is wanted
  dropDrafts();
  remember(null);
  again();
}

document.addEventListener('session', () => askUnread());
document.addEventListener('shown', () => askUnread());
