import * as to from '../addresses.js';
import { get } from '../api.js';
import { h } from '../element.js';
import { plot } from '../parts/plot.js';
import { standing } from '../parts/standing.js';

/** What is going on here, to be looked at. */
export async function dashboards({ signal }) {
  const all = await get('/analytics/plots', {}, signal);
  const [open, closed] = [true, false].map(isPublic => all.plots.filter(one => one.public === isPublic));
  const shown = await Promise.all(all.plots.map(async one => [one.name, await plot(one, signal)]));
  const drawn = Object.fromEntries(shown);
  return {
    title: 'Dashboards',
    wide: true,
    view: [
      h('h1', { tabindex: -1 }, 'Dashboards'),
      h('p', 'Counted in the ', h('a', { href: to.tables() }, 'tables for analysts'), '. The SQL behind each plot is below it.'),
      standing(all),
      h('div.plots', open.map(one => drawn[one.name])),
      closed.length > 0 && [
        h('h2', 'Moderation'),
        h('p.small', 'For administrators alone: these count few people each, and more than the public log tells.'),
        h('div.plots', closed.map(one => drawn[one.name])),
      ],
    ],
  };
}
