import * as to from '../addresses.js';
import { h } from '../element.js';
import { person } from './people.js';

const Tells = {
  started: 'started the thread', posted: 'wrote', edited: 'edited', official: 'spoke as moderator in', unofficial: 'no longer spoke as moderator in',
  hidden: 'hid', restored: 'showed again', locked: 'locked the thread', unlocked: 'unlocked the thread', pinned: 'pinned the thread',
  unpinned: 'unpinned the thread', undone: 'took back a case at',
};

/** Who did what, and why: of several alike, once. */
export function happened(causes) {
  const seen = new Map();
  for (const cause of causes) {
    const key = cause.case ? `${cause.kind}-${cause.case}` : `${cause.kind}-${cause.cut}`;
    if (!seen.has(key)) seen.set(key, { ...cause, comments: [] });
    if (cause.comment) seen.get(key).comments.push(cause.comment);
  }

  return [...seen.values()].map(sentence);
}

function sentence({ kind, who, comments, case: entry, reason }) {
  const numbers = [...new Set(comments)];
  const what = numbers.length > 3 ? `${numbers.length} comments` : numbers.map(number => `#${number}`).join(', ');
  if (kind === 'imported') return h('p.cause', `${what || 'The thread'} came from elsewhere.`);
  return h('p.cause', person(who, 'Somebody'), ` ${Tells[kind]} ${what || (/thread$/.test(Tells[kind]) ? '' : 'the thread')}`.trimEnd(),
    entry && [' (', h('a', { href: to.entry(entry) }, `case ${entry}`), ')'], reason ? `: ${reason}` : '.');
}
