import * as to from '../addresses.js';
import { h } from '../element.js';

const Stances = { any: 'any pronouns', ask: 'ask for pronouns', useName: 'use name' };

/** Pronouns as somebody gave them; nothing where they say none. */
export function pronouns({ stance, sets, unconfirmed }) {
  const said = stance === 'declared' ? sets.map(set => set.display ?? set).join(', ') : Stances[stance];
  return said ? h('span.pronouns', { title: unconfirmed ? 'A page says so, and nobody has confirmed it' : null }, said) : null;
}

/** Who wrote or did something, as of now. */
export function person(member, nobody = 'somebody') {
  if (!member) return h('span.person.nobody', nobody);
  if (member.former || member.handle === null) return h('span.person.nobody', 'former member');
  const name = member.displayName ?? member.handle;
  const full = `@${member.handle}${member.host ? `@${member.host}` : ''}`;
  return h('span.person', h('a', { href: to.member(member.number), title: full }, name), ' ', pronouns(member.pronouns));
}

/** How somebody is called, as text. */
export const nameOf = member => !member ? 'Somebody' : member.displayName ?? member.handle ?? 'A former member';
