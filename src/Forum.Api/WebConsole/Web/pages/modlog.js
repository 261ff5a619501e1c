import * as to from '../addresses.js';
import { get } from '../api.js';
import { count, h } from '../element.js';
import { hidden, nothing } from '../parts/notices.js';
import { pager } from '../parts/pager.js';
import { person } from '../parts/people.js';
import { choice } from '../parts/search-fields.js';
import { ago } from '../times.js';

const Kinds = {
  remove: 'removed', restore: 'restored', ban: 'banned', unban: 'unbanned', lock: 'locked', unlock: 'unlocked', pin: 'pinned', unpin: 'unpinned',
  hideProfile: 'hid a part of the profile of', showProfile: 'showed a part of the profile of', appoint: 'appointed', dismiss: 'dismissed',
  approveClaim: 'approved a claim by', undo: 'took back', editCommunity: 'changed the settings of',
};

/** What moderators did, for everybody to read. */
export async function modlog({ query, signal }) {
  const { kind, community } = query;
  const page = await get('/modlog', { kind, community, after: query.after, limit: 50 }, signal);
  const options = [['', 'Everything'], ...Object.keys(Kinds).map(name => [name, name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)])];
  return {
    title: 'Log',
    view: [
      h('h1', { tabindex: -1 }, 'Log'),
      h('p.small', 'What moderators did. Each entry is chained to the one before, so that none can be taken out unseen.'),
      h('div.tools', choice('Show', 'kind', options, kind ?? '', value => to.modlog({ community, kind: value || null }))),
      page.items.length === 0 ? nothing('Nothing was done yet.') : h('ul.log', page.items.map(row)),
      pager(page, after => to.modlog({ kind, community, after }), query.after && to.modlog({ kind, community })),
    ],
  };
}

function row(entry) {
  if (!entry.kind) return h('li', h('span.empty', `Entry ${entry.number} is not shown.`));
  return h('li',
    h('p', person(entry.actor, 'An operator'), ` ${Kinds[entry.kind]} `, what(entry), entry.reason ? `: ${entry.reason}` : '.'),
    h('p.byline', ago(entry.at), entry.case && h('a', { href: to.entry(entry.case) }, `case ${entry.case}`),
      entry.community && h('a', { href: to.modlog({ community: entry.community }) }, entry.community), entry.touched > 1 && h('span', count(entry.touched, 'item')),
      h('code', { title: `Hash ${entry.hash}` }, entry.hash.slice(0, 8))),
    hidden(entry.hidden));
}

function what({ kind, thread, comment, member, community, case: entry, scope }) {
  if (kind === 'undo') return h('a', { href: to.entry(entry) }, `case ${entry}`);
  const whole = scope === 'subtree' ? ' and all below it' : '';
  if (comment) return [h('a', { href: to.comment(comment) }, `comment #${comment}`), whole];
  if (thread) return [h('a', { href: to.thread(thread) }, `thread ${thread}`), whole];
  if (member) return [scope === 'member' && 'all that was written by ', person(member)];
  return kind === 'editCommunity' ? community : 'something';
}
