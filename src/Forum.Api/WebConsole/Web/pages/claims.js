import * as to from '../addresses.js';
import { get } from '../api.js';
import { h } from '../element.js';
import { claimToDecide } from '../parts/claim.js';
import { nothing } from '../parts/notices.js';
import { pager } from '../parts/pager.js';
import { choice } from '../parts/search-fields.js';

const States = [['open', 'Open'], ['granted', 'Granted'], ['refused', 'Refused'], ['', 'All']];

/** Who says that they are somebody whom a page names. */
export async function claims({ query, signal }) {
  const state = query.state ?? 'open';
  const page = await get('/claims', { state, sort: state === 'open' ? 'old' : 'new', after: query.after, limit: 30 }, signal);
  return {
    title: 'Claims',
    view: [
      h('h1', { tabindex: -1 }, 'Claims'),
      h('p.small', 'Members who say that they are somebody whom a page names. You decide about authors who wrote only where you moderate.'),
      h('div.tools', choice('Show', 'state', States, state, value => to.claims({ state: value })), h('a.button', { href: to.reports() }, 'Reports')),
      page.items.length === 0 ? nothing(state === 'open' ? 'Nobody waits for you.' : 'There is no claim here.') : h('ul.cards', page.items.map(claimToDecide)),
      pager(page, after => to.claims({ state, after }), query.after && to.claims({ state })),
    ],
  };
}
