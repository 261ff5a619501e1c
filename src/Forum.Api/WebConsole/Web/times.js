import { h } from './element.js';

const Ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const Exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const Day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const Month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });
const Units = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** When, to the second. */
export const exactly = at => Exact.format(new Date(at));

export const day = at => Day.format(new Date(at));

/** How long ago, with the exact time to be pointed at. */
export const ago = at => h('time', { datetime: at, title: exactly(at) }, sinceThen(at));

/** When a page says something was written: between two moments, and never an invented one. */
export function written(at) {
  const [from, to] = [new Date(at.from), new Date(at.to)].map(date => Month.format(date));
  return h('time', { title: `The page says “${at.text}”: between ${day(at.from)} and ${day(at.to)}` }, from === to ? from : `${from} to ${to}`);
}

function sinceThen(at) {
  const seconds = (new Date(at) - Date.now()) / 1000;
  const [unit, length] = Units.find(([, length]) => Math.abs(seconds) >= length) ?? [];
  return unit ? Ago.format(Math.round(seconds / length), unit) : 'just now';
}
