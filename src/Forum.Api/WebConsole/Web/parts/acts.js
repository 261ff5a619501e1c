import { button } from '../element.js';
import { session } from '../session.js';
import { act } from './act.js';

/** What a moderator may do with a thread. Whether they moderate this one is for the server to say. */
export function threadActs({ number, locked, pinned, hidden }) {
  if (!session()?.moderates) return [];
  const open = (text, kind) => button(text, () => act({ kind, thread: number }));
  return [
    locked ? open('Unlock …', 'unlock') : open('Lock …', 'lock'), pinned ? open('Unpin …', 'unpin') : open('Pin …', 'pin'),
    open('Remove …', 'remove'), hidden?.by === 'moderator' && open('Restore …', 'restore'),
  ];
}

export const commentActs = () => ({ number, hidden, author }) => !session()?.moderates ? [] : [
  button('Remove …', () => act({ kind: 'remove', comment: number }), { class: 'quiet', 'aria-label': `Remove comment ${number}` }),
  hidden?.by === 'moderator' && button('Restore …', () => act({ kind: 'restore', comment: number }), { class: 'quiet', 'aria-label': `Restore comment ${number}` }),
  author && !author.imported && !author.former && button('Ban …', () => act({ kind: 'ban', member: author }), { class: 'quiet', 'aria-label': `Ban who wrote comment ${number}` }),
];
