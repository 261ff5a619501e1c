import * as to from '../addresses.js';
import { h } from '../element.js';

const Stances = { any: 'any pronouns', ask: 'ask for pronouns', useName: 'use name' };

/** Pronouns as somebody gave them; nothing where they say none. */
export function pronouns({ stance, sets, unconfirmed }) {
  const said = stance === 'declared' ? sets.flatMap((set, at) => [at > 0 && ', ', one(set)]) : Stances[stance];
  return said && said.length > 0 ? h('span.pronouns', { title: unconfirmed ? 'A page says so, and nobody has confirmed it' : null }, said) : null;
}

/** A set: in its own language, and with its forms to be pointed at. */
function one(set) {
  if (typeof set === 'string') return set;
  const forms = Object.entries(set.forms ?? {}).filter(([, form]) => typeof form === 'string').map(([, form]) => form);
  return h('span', { lang: set.language, title: [...forms, ...Object.values(set.forms?.cases ?? {})].join(', ') || null }, set.display);
}

/** The pronouns of everybody whom this tab has shown, by number. */
export const met = new Map();

/** Who wrote or did something, as of now. */
export function person(member, nobody = 'somebody') {
  if (!member) return h('span.person.nobody', nobody);
  if (member.former || member.handle === null) return h('span.person.nobody', 'former member');
  met.set(member.number, member.pronouns);
  const name = member.displayName ?? member.handle;
  return h('span.person', h('a', { href: to.member(member.number), title: fullHandle(member) }, name), ' ', pronouns(member.pronouns));
}

/** `@handle`, with the server that a page placed somebody on. */
export const fullHandle = ({ handle, host }) => `@${handle}${host ? `@${host}` : ''}`;

/** How somebody is called, as text. */
export const nameOf = member => !member ? 'Somebody' : member.displayName ?? member.handle ?? 'A former member';
