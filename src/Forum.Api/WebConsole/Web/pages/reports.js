import * as to from '../addresses.js';
import { get } from '../api.js';
import { h } from '../element.js';
import { nothing } from '../parts/notices.js';
import { pager } from '../parts/pager.js';
import { report } from '../parts/report.js';
import { choice } from '../parts/search-fields.js';

const States = [['open', 'Open'], ['resolved', 'Resolved'], ['', 'All']];

/** What one is to look at as a moderator. */
export async function reports({ query, signal }) {
  const state = query.state ?? 'open';
  const page = await get('/reports', { state, sort: state === 'open' ? 'old' : 'new', after: query.after, limit: 30 }, signal);
  return {
    title: 'Reports',
    view: [
      h('h1', { tabindex: -1 }, 'Reports'),
      h('div.tools', choice('Show', 'state', States, state, value => to.reports({ state: value })), h('a.button', { href: to.claims() }, 'Claims')),
      page.items.length === 0 ? nothing(state === 'open' ? 'Nothing waits for you.' : 'There is no report here.') : h('ul.cards', page.items.map(report)),
      pager(page, after => to.reports({ state, after }), query.after && to.reports({ state })),
    ],
  };
}
