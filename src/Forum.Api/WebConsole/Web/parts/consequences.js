import * as to from '../addresses.js';
import { count, h } from '../element.js';
import { exactly } from '../times.js';

const Tells = {
  lock: 'Nobody can answer in this thread until it is unlocked.', unlock: 'Everybody can answer in this thread again.',
  pin: 'This thread comes first in its community.', unpin: 'This thread stands where its age puts it.',
};

/** What a case will do, from what was asked for and from what the server says it would touch. */
export function consequences(request, will) {
  return h('section.preview', { 'aria-label': 'What it will do' },
    sentences(request, will).map(sentence => h('p', sentence)),
    will.first.length > 0 && h('p.small', 'These: ', will.first.slice(0, 12).flatMap((item, at) => [at > 0 && ', ', link(item)]), will.threads + will.comments > 12 && ' and more'),
    h('p.small', 'It can be undone exactly: what others do in the meantime stays.'));
}

function sentences({ kind, until, community, removes, hides }, { threads, comments }) {
  const touched = [threads && count(threads, 'thread'), comments && count(comments, 'comment')].filter(one => one).join(' and ');
  if (kind === 'remove') return [`Hides from others ${(hides ?? []).map(what => What[what]).join(', ')} of ${touched || 'nothing'}.`];
  if (kind === 'restore') return [`Shows ${touched || 'nothing'} again, as far as moderators removed it.`];
  if (kind !== 'ban') return [Tells[kind]];
  const where = community ? `in ${community}` : 'anywhere on this site';
  return [`They cannot write ${where} ${until ? `until ${exactly(until)}` : 'until they are unbanned'}.`, removes ? `Removes what they wrote: ${touched || 'nothing'}.` : 'What they wrote stays.'];
}

const What = { text: 'the text', author: 'the author', existence: 'the existence' };

export const link = ({ kind, number }) => kind === 'thread' ? h('a', { href: to.thread(number) }, `thread ${number}`) : h('a', { href: to.comment(number) }, `#${number}`);
