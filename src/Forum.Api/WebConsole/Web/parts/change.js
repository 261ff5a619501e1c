import * as to from '../addresses.js';
import { h } from '../element.js';
import { served } from '../served.js';
import { happened } from './happened.js';
import { hidden } from './notices.js';
import { person } from './people.js';
import { side } from './words.js';

const Names = { appeared: 'new', changed: 'edited', vanished: 'hidden', returned: 'shown again', marked: 'marked' };

/** What became of a comment: how it was on one side, how it is on the other, and why below. */
export const change = (item, before) => h('article.change', { 'data-change': item.changes[0] },
  h('header', h('a.number', { href: to.comment(item.comment) }, `#${item.comment}`), person(item.author, 'somebody hidden'), names(item), scores(item)),
  h('div.sides', h('div', earlier(standIn(item) && before ? { ...item, body: before.body, html: before.html } : item)), h('div', later(item))),
  happened(item.causes));

export const threadChange = item => h('article.change', { 'data-change': item.changes[0] },
  h('header', h('strong', 'The thread itself'), names(item), scores(item)),
  item.titleDiff && h('div.sides', h('div.title', side(item.titleDiff, 'insert')), h('div.title', side(item.titleDiff, 'delete'))),
  item.diff && h('div.sides', h('div', side(item.diff, 'insert')), h('div', side(item.diff, 'delete'))),
  item.closed && h('p.hidden-mark', 'Earlier versions may not be read here.'),
  hidden(item.hidden), happened(item.causes));

/** Whether what it said at the earlier moment has to be asked for: at the later one it is hidden. */
export const standIn = ({ changes, body }) => changes.includes('vanished') && !body;

const names = ({ changes }) => changes.map(one => h('span.badge', { 'data-change': one }, Names[one]));

const scores = ({ score: [before, now] }) => before !== now && h('span.score', { title: 'Score' }, `${before} → ${now}`);

function earlier({ changes, diff, body, html, closed }) {
  if (changes.includes('appeared')) return h('p.empty', 'Not there yet.');
  if (changes.includes('returned')) return h('p.empty', 'Hidden.');
  if (diff) return side(diff, 'insert');
  return closed ? h('p.empty', 'Earlier versions may not be read here.') : text(html, body);
}

function later({ changes, diff, body, html, hidden: mark, hiddenNow }) {
  if (diff && !changes.includes('appeared')) return [hidden(mark), side(diff, 'delete')];
  return [hidden(mark), !mark && hidden(hiddenNow, ' since'), (html || body || !mark) && text(html, body)];
}

const text = (html, body) => html ? served(html) : body ? h('p', body) : h('p.empty', 'It may not be read.');
