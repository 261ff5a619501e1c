import * as to from '../addresses.js';
import { get, post, put } from '../api.js';
import { h } from '../element.js';
import { threadFields, threadOf } from '../parts/thread-acts.js';
import { writing } from '../parts/writing.js';
import { go } from '../router.js';
import { session } from '../session.js';
import { needsSignIn } from './sign-in.js';

/** Room to start a thread. */
export async function start({ community, signal }) {
  const name = decodeURIComponent(community);
  const about = await get(`/communities/${encodeURIComponent(name)}`, {}, signal);
  if (!session()) return needsSignIn('Start a thread');
  const form = writing({
    about: `thread-${name}`, label: 'New thread', verb: 'Start the thread', fields: threadFields(),
    send: (given, id) => post('/threads', { id, community: name, ...threadOf(given) }),
    mend: ({ number }, given) => put(`/threads/${number}`, threadOf(given)),
    closed: came => go(came ? to.thread(came.number) : to.feed(name), { replace: true }),
  });
  return {
    title: `Start a thread in ${about.title ?? name}`,
    view: [
      h('p.crumbs', h('a', { href: to.home() }, 'Communities'), ' / ', h('a', { href: to.feed(name) }, name)),
      h('h1', { tabindex: -1 }, 'Start a thread'),
      h('p.small', 'Markdown makes *emphasis*, lists and links; @handle names somebody, who is told.'),
      form,
    ],
    shown: () => form.querySelector('input').focus(),
  };
}
