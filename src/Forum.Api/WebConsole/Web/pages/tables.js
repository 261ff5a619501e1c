import * as to from '../addresses.js';
import { get } from '../api.js';
import { count, h } from '../element.js';
import { standing } from '../parts/standing.js';
import { say } from '../router.js';

const Kinds = [
  ['fact', 'Facts', 'What people did: a row for each.'], ['dimension', 'Dimensions', 'What facts are grouped by, and how far they go.'],
  ['aggregate', 'Aggregates', 'What is asked most often, counted already.'],
];

/** What analysts can query, and what each table and column means. */
export async function tables({ query, signal }) {
  const [{ schema, tables: all }, at] = await Promise.all([get('/analytics/tables', {}, signal), get('/analytics/plots', {}, signal)]);
  const groups = Kinds.map(([kind, title, about]) => {
    const cards = all.filter(one => one.kind === kind).map(table => ({ table, element: card(table, schema) }));
    return { cards, element: h('section', h('h2', title), h('p.small', about), cards.map(one => one.element)) };
  });
  const found = h('p.small', { role: 'status' });
  const box = h('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', value: query.q ?? '', on: { input: () => { look(); say(to.tables({ q: box.value || null })); } } });

  function look() {
    const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const { cards, element } of groups) {
      for (const one of cards) {
        one.element.hidden = !words.every(word => one.element.dataset.words.includes(word));
        if (!one.element.hidden) shown += 1;
        mark(one.element, words);
      }

      element.hidden = cards.every(one => one.element.hidden);
    }

    found.textContent = shown === 0 ? 'No table has this in it.' : words.length === 0 ? count(shown, 'table') : `${count(shown, 'table')} with this in it`;
  }

  look();
  return {
    title: 'Tables',
    wide: true,
    view: [
      h('h1', { tabindex: -1 }, 'Tables for analysts'),
      h('p', 'What analysts can query with SQL in schema ', h('code', schema), ', and what each column means. Many of these numbers are ',
        h('a', { href: to.dashboards() }, 'drawn as plots'), '.'),
      standing(at),
      h('label.field', h('span', 'Find a table or column'), box),
      found,
      groups.map(group => group.element),
    ],
    keys: [{ keys: ['/'], tells: 'Find a table or column', does: () => box.focus() }],
  };
}

function card(table, schema) {
  const rows = table.columns.map(column => h('tr', { 'data-words': `${column.name} ${column.type} ${column.comment}`.toLowerCase() },
    h('th', { scope: 'row' }, h('code', column.name)), h('td', h('code', column.type)), h('td', column.comment)));
  return h('article.card.table-card', { id: table.name, 'data-words': [table.name, table.comment, ...rows.map(row => row.dataset.words)].join(' ').toLowerCase() },
    h('h3', h('code', `${schema}.${table.name}`)),
    h('p', table.comment),
    h('p.byline', h('span', `Definition ${table.version}`), table.ofNowAlone && h('span', 'Of now alone: in no schema of an earlier cut')),
    h('table.columns', h('thead', h('tr', ['Column', 'Type', 'What it means'].map(name => h('th', { scope: 'col' }, name)))), h('tbody', rows)));
}

/** Shows which columns it was that were looked for. */
function mark(element, words) {
  for (const row of element.querySelectorAll('tbody tr')) row.classList.toggle('is-meant', words.length > 0 && words.every(word => row.dataset.words.includes(word)));
}
