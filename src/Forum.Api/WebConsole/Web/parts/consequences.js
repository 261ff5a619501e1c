import * as to from '../addresses.js';
import { count, h } from '../element.js';
import { exactly } from '../times.js';
import { person } from './people.js';
import { returning } from './returning.js';

const What = { text: 'the text', author: 'the author', existence: 'the existence' };
const Parts = { pronouns: 'pronouns', displayName: 'display name', bio: 'what they say of themself' };

/** What a case will do, from what was asked for and from what the server says it would touch. */
export function consequences(request, will) {
  const named = will.first.slice(0, 12);
  return h('section.preview', { 'aria-label': 'What it will do' },
    sentences(request, touchedBy(will)).map(sentence => h('p', sentence)),
    request.kind === 'restore' ? returning(will) : named.length > 0 &&
      h('p.small', 'These: ', named.flatMap((item, at) => [at > 0 && ', ', link(item)]), will.threads + will.comments > named.length && ' and more'),
    h('p.small', 'It can be undone exactly: what others do in the meantime stays.'));
}

const touchedBy = ({ threads, comments }) => [threads && count(threads, 'thread'), comments && count(comments, 'comment')].filter(one => one).join(' and ') || 'nothing';

const sentences = (request, touched) => Tells[request.kind]({ ...request, where: request.community ? `in ${request.community}` : 'anywhere on this site' }, touched);

const Tells = {
  lock: () => ['Nobody can answer in this thread until it is unlocked.'],
  unlock: () => ['Everybody can answer in this thread again.'],
  pin: () => ['This thread comes first in its community.'],
  unpin: () => ['This thread stands where its age puts it.'],
  remove: ({ hides }, touched) => [`Hides from others ${(hides ?? []).map(what => What[what]).join(', ')} of ${touched}.`],
  restore: (_, touched) => [`Shows ${touched} again, as far as moderators removed it. What its author deleted stays deleted.`],
  ban: ({ member, until, where, removes }, touched) => [
    [person(member), ` cannot write or vote ${where} ${until ? `until ${exactly(until)}` : 'until the ban is lifted'}.`],
    removes ? `Removes what they wrote: ${touched}.` : 'What they wrote stays.'],
  unban: ({ member, where }) => [[person(member), ` can write ${where} again, at once: every ban from there ends.`], 'What was removed along with a ban stays removed; undo the case of the ban to have it back.'],
  hideProfile: ({ member, part }) => [['Nobody but ', person(member), ` sees their ${Parts[part]} any more. They are told.`]],
  showProfile: ({ member, part }) => [['Everybody whom they let sees the ', Parts[part], ' of ', person(member), ' again.']],
  appoint: ({ member, community }) => [
    [person(member), ` moderates ${community} from then on: reads its reports and all earlier versions, removes, locks, pins, bans, and appoints others.`]],
  dismiss: ({ member, community }) => [[person(member), ` no longer moderates ${community}.`], 'What they did as moderator stays.'],
  approveClaim: ({ member, claimant }) => [
    ['All that pages have by ', person(member), ' is shown as written by ', person(claimant), ', with their name and pronouns of now.'], 'Other claims of the same author are closed.'],
};

export const link = ({ kind, number }, tag = 'a') => kind === 'thread' ? h(tag, { href: to.thread(number) }, `thread ${number}`) : h(tag, { href: to.comment(number) }, `#${number}`);
