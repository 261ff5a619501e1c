import { post, put, remove } from '../api.js';
import { open as openDialog } from '../dialog.js';
import { button, h } from '../element.js';
import { again } from '../router.js';
import { isOneself, moderates, session } from '../session.js';
import { act } from './act.js';
import { confirm } from './confirm.js';
import { area, field, line } from './fields.js';
import { menu } from './menu.js';
import { reportIt } from './report-it.js';
import { tellRefusal } from './telling.js';
import { showVersions } from './versions.js';
import { votes } from './votes.js';
import { writeOn, writing } from './writing.js';

/** What one may do with a thread. */
export function threadActs(thread) {
  if (!session()) return null;
  const { number, locked, pinned, hidden, author, revision, official } = thread;
  const isOwn = isOneself(author);
  const moderator = moderates(thread.community.name);
  const open = (text, kind, more = { thread: number }) => button(text, () => act({ kind, ...more }));
  return h('span',
    votes('thread', thread),
    menu(`More about thread ${number}`,
      isOwn && !hidden && button('Edit', () => edit(thread)),
      isOwn && (hidden?.by === 'author' ? button('Take back that it is deleted', () => change(() => post(`/threads/${number}/restore`))) : !hidden && button('Delete …', () => erase(number))),
      isOwn && moderator && button(official ? 'Speak as moderator no longer' : 'Speak as moderator', () => change(() => put(`/threads/${number}/official`, { official: !official }))),
      revision > 1 && button('Versions', () => showVersions(`/threads/${number}`, `thread ${number}`)),
      !isOwn && !hidden && button('Report …', () => reportIt({ thread: number })),
      moderator && [
        locked ? open('Unlock …', 'unlock') : open('Lock …', 'lock'), pinned ? open('Unpin …', 'unpin') : open('Pin …', 'pin'),
        open('Remove …', 'remove'), hidden?.by === 'moderator' && open('Restore …', 'restore'),
        author && !isOwn && !author.imported && !author.former && open('Ban who started it …', 'ban', { member: author, within: thread.community.name })]));
}

/** What a thread is made of, to be filled in. */
export const threadFields = ({ title = '', link = '', body = '' } = {}) => [
  field('Title', line('title', { required: true, maxlength: 200, value: title })),
  field('Link, if it is about a page', line('link', { type: 'url', maxlength: 2000, value: link ?? '' })),
  field('Text, if there is more to say', area('body', { value: body, maxlength: 50_000, rows: 8 })),
];

export const threadOf = ({ title, link, body }) => ({ title, body, link: link.trim() || null });

function edit(thread) {
  let read = thread.revision;
  const form = writing({
    about: `edit-thread-${thread.number}`, label: `Edit of thread ${thread.number}`, verb: 'Save', fields: threadFields(thread),
    send: async given => {
      try {
        return await put(`/threads/${thread.number}`, threadOf(given), read);
      } catch (error) {
        if (error.status === 412) read = undefined; // they have been told; whoever sends it again means it
        throw error;
      }
    },
    closed: came => {
      dialog.close();
      if (came) return again();
    },
  });
  const dialog = openDialog(`Edit thread ${thread.number}`, h('p.small', 'Earlier versions stay in its history.'), form);
  writeOn(form);
}

const erase = number => confirm(`Delete thread ${number}`, 'Delete', [
  'Nobody else can read what it begins with any more. What others answered stays.', 'You can take that back.'],
async () => {
  await remove(`/threads/${number}`);
  await again();
});

async function change(ask) {
  try {
    await ask();
    await again();
  } catch (error) {
    tellRefusal(error);
  }
}
