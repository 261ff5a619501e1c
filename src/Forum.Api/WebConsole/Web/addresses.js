// Every address that the console has, in one place.
const Home = '/console';

const withQuery = (path, query) => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value != null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

export const home = () => Home;
export const feed = (community, query) => withQuery(community ? `${Home}/communities/${encodeURIComponent(community)}` : `${Home}/threads`, query);
export const thread = (number, query) => withQuery(`${Home}/threads/${number}`, query);
export const replay = (number, query) => withQuery(`${Home}/threads/${number}/replay`, query);
export const replayAround = (comment, query) => withQuery(`${Home}/comments/${comment}/replay`, query);
export const compare = (number, query) => withQuery(`${Home}/threads/${number}/compare`, query);
export const comment = number => `${Home}/comments/${number}`;
export const member = number => `${Home}/members/${number}`;
export const dossier = number => `${Home}/members/${number}/dossier`;
export const reports = query => withQuery(`${Home}/reports`, query);
export const entry = number => `${Home}/cases/${number}`;
export const modlog = query => withQuery(`${Home}/modlog`, query);

export const dashboards = () => `${Home}/dashboards`;
export const tables = query => withQuery(`${Home}/tables`, query);
export const claims = query => withQuery(`${Home}/claims`, query);
export const inbox = query => withQuery(`${Home}/inbox`, query);
export const account = () => `${Home}/account`;
export const start = community => `${Home}/communities/${encodeURIComponent(community)}/start`;

/** Whoever has signed in, or has joined, comes back to where they were. */
export const signIn = () => withReturn('sign-in');
export const register = () => withReturn('join');

function withReturn(page) {
  const isThere = ['sign-in', 'join'].some(one => location.pathname === `${Home}/${one}`);
  return `${Home}/${page}${isThere ? location.search : `?${new URLSearchParams({ to: location.pathname + location.search })}`}`;
}
