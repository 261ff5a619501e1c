import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, count, h } from '../element.js';
import { act } from '../parts/act.js';
import { nothing } from '../parts/notices.js';
import { nameOf, pronouns } from '../parts/people.js';
import { ago, day } from '../times.js';

/** What moderators have to know of somebody. */
export async function dossier({ number, signal }) {
  const it = await get(`/members/by-number/${number}/dossier`, {}, signal);
  const { member } = it;
  return {
    title: `Dossier of ${nameOf(member)}`,
    view: [
      h('p.crumbs', h('a', { href: to.member(number) }, 'Profile')),
      h('h1', { tabindex: -1 }, `Dossier of ${nameOf(member)}`),
      h('p.byline', member.handle && `@${member.handle}`, pronouns(member.pronouns)),
      !member.imported && !member.former && h('div.acts', button('Ban …', () => act({ kind: 'ban', member }), { class: 'danger' })),
      list('What they wrote', it.content, content),
      list('Bans', it.bans, one => ban(one, member)),
      list('Reports against them', it.reportsAgainst, report),
      list('Reports by them', it.reportsBy, report),
      list('Cases about them', it.casesAbout, entry),
      list('Cases about what they wrote', it.casesOfContent, entry),
    ],
  };
}

const list = (title, items, show) => h('section', h('h2', title), items.length === 0 ? nothing('None.') : h('ul.log', items.map(item => h('li.split', show(item)))));

const content = one => h('span', h('a', { href: to.feed(one.community) }, one.community), `: ${count(one.threads, 'thread')} (${one.hiddenThreads} hidden), ${count(one.comments, 'comment')} (${one.hiddenComments} hidden)`);

const ban = (one, member) => [h('span',
  one.community ? `In ${one.community}` : 'On the whole site', ` since ${day(one.since)}, `, one.lifted ? 'lifted' : one.until ? `until ${day(one.until)}` : 'for good',
  one.case && [', ', h('a', { href: to.entry(one.case) }, `case ${one.case}`)], one.reason ? `: ${one.reason}` : '.'),
  !one.lifted && !(new Date(one.until ?? 8e15) < Date.now()) && button('Lift …', () => act({ kind: 'unban', member, community: one.community }), { 'aria-label': `Lift the ban ${one.community ? `in ${one.community}` : 'on the whole site'}` }),
];

const report = one => h('span',
  one.comment ? h('a', { href: to.comment(one.comment) }, `#${one.comment}`) : one.thread ? h('a', { href: to.thread(one.thread) }, `Thread ${one.thread}`) : 'Profile',
  ' · ', ago(one.filedAt), ` · ${one.outcome ?? 'open'}: ${one.reason}`);

const entry = one => h('span',
  h('a', { href: to.entry(one.number) }, `Case ${one.number}`), ` · ${one.kind}`, one.items != null && ` of ${count(one.items, 'post')}`, ' · ', ago(one.openedAt),
  one.undone && [' · ', h('span.badge', 'undone')], one.reason ? `: ${one.reason}` : '.');
