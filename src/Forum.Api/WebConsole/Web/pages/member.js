import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, count, h } from '../element.js';
import { act } from '../parts/act.js';
import { claim } from '../parts/claim.js';
import { menu } from '../parts/menu.js';
import { marksOf, nothing } from '../parts/notices.js';
import { fullHandle, pronouns } from '../parts/people.js';
import { score, when } from '../parts/post-head.js';
import { reportIt } from '../parts/report-it.js';
import { served } from '../served.js';
import { isOneself, moderates, session } from '../session.js';
import { day } from '../times.js';
import { row } from './feed.js';

const Parts = { pronouns: 'pronouns', displayName: 'display name', bio: 'bio' };

export async function member({ number, signal }) {
  const profile = await get(`/members/by-number/${number}`, {}, signal);
  const full = fullHandle(profile);
  const isOwn = isOneself(profile);
  const [threads, comments] = await Promise.all(['threads', 'comments'].map(
    what => get(`/members/${encodeURIComponent(full.slice(1))}/${what}`, { limit: 20 }, signal)));
  return {
    title: profile.displayName ?? profile.handle,
    view: [
      h('h1', { tabindex: -1 }, profile.displayName ?? profile.handle),
      h('p.byline', h('span', full), pronouns(profile.pronouns), h('span', `here since ${day(profile.firstSeen)}`),
        profile.imported && h('span.badge', { title: 'A page named them, and nobody has claimed what it says of them.' }, 'from a page')),
      profile.bioHtml && served(profile.bioHtml),
      session() && h('div.acts',
        isOwn && h('a.button.primary', { href: to.account() }, 'Change who you are'),
        profile.imported && button('This is me …', () => claim(profile)),
        moderates() && h('a.button', { href: to.dossier(number) }, 'Dossier'),
        !isOwn && menu(`More about ${full}`,
          !profile.imported && button('Report …', () => reportIt({ member: number })),
          moderates() && !profile.imported && [
            button('Ban …', () => act({ kind: 'ban', member: profile })), button('Lift a ban …', () => act({ kind: 'unban', member: profile })),
            Object.entries(Parts).map(([part, name]) => [
              button(`Hide ${name} …`, () => act({ kind: 'hideProfile', member: profile, part })), button(`Show ${name} again …`, () => act({ kind: 'showProfile', member: profile, part }))])])),
      threads.items.length > 0 && [h('h2', count(profile.threadCount, 'thread')), h('ul.threads', threads.items.map(one => row(one, true)))],
      comments.items.length > 0 && [h('h2', count(profile.commentCount, 'comment')), h('ul.cards', comments.items.map(said))],
      threads.items.length + comments.items.length === 0 && nothing('Nothing of theirs is here to read yet.'),
    ],
  };
}

const said = comment => h('li.card', h('article.comment',
  h('header', h('a', { href: to.comment(comment.number) }, `#${comment.number}`), when(comment), score(comment)),
  marksOf(comment), comment.html && served(comment.html)));
