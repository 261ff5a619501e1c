import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, count, h } from '../element.js';
import { link } from '../parts/consequences.js';
import { hidden, nothing } from '../parts/notices.js';
import { person } from '../parts/people.js';
import { undo } from '../parts/undo.js';
import { moderates } from '../session.js';
import { exactly } from '../times.js';

/** A case: what was done, to what, why, and what became of it. */
export async function caseFile({ number, query, signal }) {
  const [it, items] = await Promise.all([
    get(`/cases/${number}`, {}, signal), get(`/cases/${number}/items`, { limit: 100, after: query.after }, signal)]);
  const about = await threadOf(it, items, signal);
  const facts = [
    ['Opened', [exactly(it.openedAt), ' by ', person(it.actor, 'an operator, or hidden')]], ['Reason', it.reason || 'hidden'], ['Rule', it.rule],
    ['Where', it.community ? h('a', { href: to.feed(it.community) }, it.community) : 'the whole site'],
    ['About', it.member && person(it.member)], ['Hides', it.hides?.join(', ')], ['Until', it.until && exactly(it.until)],
    ['Progress', `${it.progress}, ${count(it.touched, 'item')} of ${it.expected}`],
    ['Taken back', it.undo && [exactly(it.undo.openedAt), ' by ', person(it.undo.actor), it.undo.reason ? `: ${it.undo.reason}` : '']],
  ].filter(([, value]) => value);
  return {
    title: `Case ${number}`,
    view: [
      h('p.crumbs', h('a', { href: to.modlog() }, 'Log')),
      h('h1', { tabindex: -1 }, `Case ${number}: ${it.kind}`),
      hidden(it.hidden),
      h('dl.facts', facts.flatMap(([name, value]) => [h('dt', name), h('dd', value)])),
      h('div.acts', about && h('a.button.primary', { href: to.replay(about, { case: number }) }, 'Replay what it did'),
        moderates(it.community) && !it.undo && button('Undo …', () => undo(it), { class: 'danger' })),
      h('h2', 'What it touched'),
      items.items.length === 0 ? nothing('No thread or comment that you may know of.') : h('ul.chips', items.items.map(item => h('li', link(item, 'a.button')))),
      items.next && h('a', { href: `${to.entry(number)}?${new URLSearchParams({ after: items.next })}` }, 'More'),
    ],
  };
}

/** The thread in which to look back, where there is one. */
async function threadOf(it, { items }, signal) {
  if (it.thread) return it.thread;
  const thread = items.find(item => item.kind === 'thread');
  if (thread) return thread.number;
  const comment = it.comment ?? items[0]?.number;
  return comment ? (await get(`/comments/${comment}`, {}, signal).catch(() => null))?.thread : null;
}
