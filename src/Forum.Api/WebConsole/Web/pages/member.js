import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, count, h } from '../element.js';
import { act } from '../parts/act.js';
import { marksOf, nothing } from '../parts/notices.js';
import { pronouns } from '../parts/people.js';
import { score, when } from '../parts/post-head.js';
import { served } from '../served.js';
import { session } from '../session.js';
import { day } from '../times.js';
import { row } from './feed.js';

export async function member({ number, signal }) {
  const profile = await get(`/members/by-number/${number}`, {}, signal);
  const full = profile.host ? `${profile.handle}@${profile.host}` : profile.handle;
  const [threads, comments] = await Promise.all(['threads', 'comments'].map(
    what => get(`/members/${encodeURIComponent(full)}/${what}`, { limit: 20 }, signal)));
  return {
    title: profile.displayName ?? profile.handle,
    view: [
      h('h1', { tabindex: -1 }, profile.displayName ?? profile.handle),
      h('p.byline', h('span', `@${full}`), pronouns(profile.pronouns), h('span', `here since ${day(profile.firstSeen)}`),
        profile.imported && h('span.badge', { title: 'A page named them, and nobody has claimed what it says of them.' }, 'from a page')),
      profile.bioHtml && served(profile.bioHtml),
      session()?.moderates && h('div.acts', h('a.button', { href: to.dossier(number) }, 'Dossier'),
        !profile.imported && button('Ban …', () => act({ kind: 'ban', member: profile }))),
      h('h2', count(profile.threadCount, 'thread')),
      threads.items.length === 0 ? nothing('No threads.') : h('ul.threads', threads.items.map(one => row(one, true))),
      h('h2', count(profile.commentCount, 'comment')),
      comments.items.length === 0 ? nothing('No comments.') : h('ul.cards', comments.items.map(said)),
    ],
  };
}

const said = comment => h('li.card', h('article.comment',
  h('header', h('a', { href: to.comment(comment.number) }, `#${comment.number}`), when(comment), score(comment)),
  marksOf(comment), comment.html && served(comment.html)));
