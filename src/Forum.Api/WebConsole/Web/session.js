// In sessionStorage, and not longer: a reload keeps it, closing the tab ends it, and another tab does not have it. It is no cookie, so that no
// other page can act with it; what could read it is a script, and the page's policy lets in none but these.
const Key = 'forum.session';

let current = read();

/** Who is signed in: `token`, `member`, whether they administer, and the names of the communities that they moderate; null for a stranger. */
export const session = () => current;

export function remember(started) {
  current = started;
  if (started) sessionStorage.setItem(Key, JSON.stringify(started));
  else sessionStorage.removeItem(Key);
  document.dispatchEvent(new CustomEvent('session'));
}

/** Keeps what has changed of somebody's own name and pronouns. */
export const rename = ({ handle, displayName, pronouns }) => remember({ ...current, member: { ...current.member, handle, displayName, pronouns } });

/** Keeps what one may do, as one's own profile says. */
export const entitle = ({ administrator, moderates: communities }) => current && remember({ ...current, administrator, communities });

/** Whether one moderates a community, or anything where none is named. */
export const moderates = community => Boolean(current) && (current.administrator || (community ? current.communities.includes(community) : current.communities.length > 0));

/** The community that one moderates, where it is the only one. */
export const home = () => current && !current.administrator && current.communities.length === 1 ? current.communities[0] : undefined;

/** Whether somebody is who is signed in. */
export const isOneself = member => Boolean(current && member) && member.number === current.member.number;

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(Key));
    return kept?.communities ? kept : null;
  } catch {
    return null; // no storage, or nothing of ours
  }
}
