import { get } from '../api.js';
import { button, h } from '../element.js';
import { drawn } from '../served.js';
import { standing } from './standing.js';
import { tell } from './telling.js';

const Numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A plot, with its numbers as a table and its SQL below it. One that cannot be shown leaves the others alone, and its SQL stays. */
export async function plot({ name, title, about, sql }, signal) {
  const shown = await get(`/analytics/plots/${name}`, {}, signal).then(picture, error => {
    if (error.name === 'AbortError') throw error;
    return [h('p.refusal', { role: 'alert' }, error.message)];
  });
  return h('section.card.plot', { id: `plot-${name}`, 'aria-labelledby': `plot-${name}-title` },
    h('h3', { id: `plot-${name}-title` }, title), h('p.small', about), shown,
    h('details', h('summary', 'SQL'), h('pre', { tabindex: 0, role: 'group', 'aria-label': `SQL of ${title}` }, h('code', sql)),
      h('div.acts', button('Copy', () => copy(sql), { 'aria-label': `Copy the SQL of ${title}` }))));
}

function picture(answer) {
  const isEmpty = answer.rows.every(({ numbers }) => numbers.every(number => !number));
  return [
    isEmpty ? h('p.empty', 'There is nothing to draw yet.') : [
      drawn(answer.wide, `${answer.plot.title}, drawn. The numbers are in the table below.`, 'wide-drawing'),
      drawn(answer.narrow, `${answer.plot.title}, drawn. The numbers are in the table below.`, 'narrow-drawing'),
    ],
    h('details', h('summary', 'Numbers'), table(answer)),
    standing(answer),
  ];
}

const table = ({ plot: { title }, of, columns, rows }) => h('div.numbers', { tabindex: 0, role: 'group', 'aria-label': `Numbers of ${title}` },
  h('table', h('thead', h('tr', [of, ...columns].map(column => h('th', { scope: 'col' }, column.title)))),
    h('tbody', rows.map(row => h('tr', h('th', { scope: 'row' }, row.of), row.numbers.map(number => h('td', number == null ? '–' : Numbers.format(number))))))));

async function copy(sql) {
  try {
    await navigator.clipboard.writeText(sql);
    tell('The SQL is copied.');
  } catch {
    tell('This browser lets nothing be copied. Mark the SQL and copy it yourself.');
  }
}
