import { remember, session } from './session.js';

/** What the server says instead of an answer: a `code` for programs, a sentence for people. */
export class Refusal extends Error {
  constructor(status, code, sentence) {
    super(sentence);
    Object.assign(this, { status, code });
  }
}

/** Browsers let no more than 64 KiB go on after a page is gone, and a character may be four bytes. */
const MostToOutlive = 15_000;

export function get(path, query = {}, signal) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  return ask('GET', given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`, undefined, signal);
}

export const post = (path, body) => ask('POST', path, body);

/** @param revision The version that was read: the server refuses to replace another. */
export const put = (path, body, revision) => ask('PUT', path, body, undefined, revision ? { 'if-match': `"r${revision}"` } : {});

export const remove = path => ask('DELETE', path);

async function ask(method, path, body, signal, more = {}) {
  const headers = { ...more };
  if (session()) headers.authorization = `Bearer ${session().token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const text = body === undefined ? undefined : JSON.stringify(body);
  const outlives = method !== 'GET' && (text?.length ?? 0) < MostToOutlive; // whoever votes and leaves has voted
  const answer = await reach(() => fetch(`/api${path}`, { method, headers, signal, body: text, keepalive: outlives }));
  if (answer.ok) return answer.status === 204 ? null : answer.json();

  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401 && session()) remember(null);
  throw new Refusal(answer.status, problem.code, problem.detail ?? `The server answered ${answer.status}.`);
}

async function reach(request) {
  try {
    return await request();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal(0, 'unreachable', 'The server cannot be reached. Look at your connection and try again.');
  }
}

/** An id of our own for what is about to be made: sent twice, it is made once. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
