// In sessionStorage, and not longer: a reload keeps it, closing the tab ends it, and another tab does not have it. It is no cookie, so that no
// other page can act with it; what could read it is a script, and the page's policy lets in none but these.
const Key = 'forum.session';

let current = read();

/** Who is signed in: `token`, `member`, and whether they `moderate`; null for a stranger. */
export const session = () => current;

export function remember(started) {
  current = started;
  if (started) sessionStorage.setItem(Key, JSON.stringify(started));
  else sessionStorage.removeItem(Key);
  document.dispatchEvent(new CustomEvent('session'));
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(Key));
  } catch {
    return null; // no storage, or nothing of ours
  }
}
