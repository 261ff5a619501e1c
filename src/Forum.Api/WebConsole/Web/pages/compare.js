import * as to from '../addresses.js';
import { get } from '../api.js';
import { button, h } from '../element.js';
import { change, standIn, threadChange } from '../parts/change.js';
import { frameAt, framesOf, tell } from '../parts/frames.js';
import { nothing, said, sentenceOf } from '../parts/notices.js';
import { Slider } from '../parts/slider.js';
import { say } from '../router.js';
import { exactly } from '../times.js';

/** Two moments of a thread, side by side. */
export async function compare({ number, query, signal }) {
  const { moments } = await get(`/threads/${number}/moments`, {}, signal);
  const frames = framesOf(moments);
  const [rows, refusal] = [h('div.changes-list'), said()];
  const ends = [query.from ? frameAt(frames, Number(query.from)) : 0, query.to ? frameAt(frames, Number(query.to)) : frames.length - 1];
  const labels = ends.map(() => h('p.moment'));
  const sliders = ends.map((index, side) => new Slider(side === 0 ? 'Earlier moment' : 'Later moment', frames, index, () => moved(side)));
  const thread = await get(`/threads/${number}`, { limit: 1 }, signal);
  let asked = 0;
  let before = new Map();

  /** The earlier moment stays the earlier: one takes the other along. */
  function moved(side) {
    const [from, until] = sliders;
    if (from.index > until.index) sliders[1 - side].index = sliders[side].index;
    sliders[side].index = sliders[side].index;
    return show();
  }

  async function show(signal) {
    const [from, until] = sliders.map(slider => frames[slider.index]);
    labels.forEach((label, side) => label.replaceChildren(h('strong', exactly([from, until][side].at)), ` · ${tell([from, until][side])}`));
    const turn = ++asked;
    try {
      const page = await get(`/threads/${number}/diff`, { from: from.cut, to: until.cut, limit: 100 }, signal);
      const then = page.items.some(standIn) ? await get(`/threads/${number}`, { cut: from.cut, limit: 200 }, signal) : null;
      if (turn !== asked) return;
      before = new Map(then?.comments.map(comment => [comment.number, comment]));
      refusal.textContent = '';
      rows.replaceChildren(...rowsOf(page));
      if (rows.isConnected) say(to.compare(number, { from: from.cut, to: until.cut }));
    } catch (error) {
      if (error.name !== 'AbortError') refusal.textContent = sentenceOf(error);
    }
  }

  const rowsOf = page => [
    page.thread && threadChange(page.thread), ...page.items.map(item => change(item, before.get(item.comment))),
    !page.thread && page.items.length === 0 && nothing('Nothing changed between these two moments.'),
    page.next && button('More changes', async event => {
      const next = await get(`/threads/${number}/diff`, { after: page.next, limit: 100 });
      event.target.replaceWith(...rowsOf({ ...next, thread: null }));
    }),
  ].filter(row => row);

  await show(signal);
  return {
    title: `Two moments of ${thread.title}`,
    wide: true,
    view: [
      h('p.crumbs', h('a', { href: to.thread(number) }, thread.title || `Thread ${number}`), ' / ', h('a', { href: to.replay(number, { cut: query.from }) }, 'Replay')),
      h('h1', { tabindex: -1 }, 'Two moments, side by side'),
      h('div.sides.ends', ['Earlier', 'Later'].map((name, side) => h('section', h('h2', name), sliders[side].element, labels[side]))),
      refusal, rows,
    ],
  };
}
