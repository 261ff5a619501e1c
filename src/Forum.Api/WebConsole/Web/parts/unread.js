import { get } from '../api.js';
import { session } from '../session.js';

const Rest = 30_000;

let [known, asked] = [null, 0];

/** How much one has not read; null while nobody knows. */
export const unread = () => known;

/** Takes what the server said when something was marked as read. */
export function countUnread({ replies, mentions, moderation }) {
  known = replies + mentions + moderation;
  document.dispatchEvent(new CustomEvent('unread'));
}

/** Asks anew, but not on every page. */
export async function askUnread(now = Date.now()) {
  if (!session() || now - asked < Rest) return;
  asked = now;
  try {
    countUnread(await get('/inbox/counts'));
  } catch {
    // The page itself says what is wrong, and it is asked again soon.
  }
}

document.addEventListener('session', () => {
  if (session()) return;
  [known, asked] = [null, 0];
});
