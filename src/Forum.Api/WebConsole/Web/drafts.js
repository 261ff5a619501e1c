import { session } from './session.js';

// In localStorage: a phone may end a tab at any time, and a session ends when it likes. They are found by whoever began them, and are gone
// when they are sent or thrown away, when somebody signs out, and after a month.
const Prefix = 'forum.draft.';
const Month = 30 * 86_400_000;

/** What one has begun to write for some purpose, and not sent. */
export function draft(about) {
  const key = `${Prefix}${session()?.member.number}.${about}`;
  return {
    read: () => attempt(() => JSON.parse(localStorage.getItem(key))),
    write: begun => attempt(() => localStorage.setItem(key, JSON.stringify({ ...begun, at: Date.now(), address: location.pathname }))),
    drop: () => attempt(() => localStorage.removeItem(key)),
  };
}

/** All that whoever is signed in has begun, the latest first. */
export const drafts = () => keysOf(session()?.member.number).map(key => ({ ...attempt(() => JSON.parse(localStorage.getItem(key))), drop: () => localStorage.removeItem(key) }))
  .sort((one, other) => other.at - one.at);

export const dropDrafts = () => drafts().forEach(one => one.drop());

/** At the start: nobody comes back to what is older. */
export function dropOldDrafts() {
  for (const key of keysOf()) {
    const begun = attempt(() => JSON.parse(localStorage.getItem(key)));
    if (!(begun?.at > Date.now() - Month)) localStorage.removeItem(key);
  }
}

const keysOf = member => attempt(() => Object.keys(localStorage).filter(key => key.startsWith(member === undefined ? Prefix : `${Prefix}${member}.`))) ?? [];

function attempt(work) {
  try {
    return work();
  } catch {
    return null; // no storage, or it is full: then what was typed is on the page alone
  }
}
