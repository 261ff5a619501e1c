import * as to from '../addresses.js';
import { get } from '../api.js';
import { count, h } from '../element.js';
import { change } from '../parts/change.js';
import { casesOf, frameAt, frameBefore, framesOf, tell } from '../parts/frames.js';
import { happened } from '../parts/happened.js';
import { nothing, said, sentenceOf } from '../parts/notices.js';
import { opening } from '../parts/opening.js';
import { Player } from '../parts/player.js';
import { Tree } from '../parts/tree.js';
import { go, say } from '../router.js';

/** A thread at any of its moments. The address says at which: `cut`, or `asOf` a time, or where a `case` began. */
export async function replay({ number, query, signal }) {
  const { moments, total } = await get(`/threads/${number}/moments`, {}, signal);
  const frames = framesOf(moments);
  const tree = new Tree();
  const refusal = said();
  const [head, why, left, elsewhere] = [h('div'), h('div.why', { 'aria-live': 'polite' }), h('p.small'), h('div')];
  const known = new Map();
  let changed;
  const link = h('a.button', { on: { click: () => { link.href = to.compare(number, { from: player.frame.cut }); } }, href: to.compare(number) }, 'Compare with now');

  const player = new Player(frames, startOf(frames, query), arrive);
  await show(await look(player.frame, frames[player.index - 1], signal), player.frame);
  player.tell();

  async function arrive(frame, before) {
    try {
      refusal.textContent = '';
      show(await look(frame, before), frame);
      say(to.replay(number, { cut: frame.cut }));
      const next = player.index + 1;
      if (frames[next] === frame || !frames[next]) return;
      look(frames[next], frame).catch(() => {}); // what comes next is at hand when it is asked for
    } catch (error) {
      if (error.name === 'AbortError') return;
      player.pause();
      refusal.textContent = sentenceOf(error);
    }
  }

  /** What stood then, and what that moment changed. */
  function look(frame, before, signal) {
    if (!known.has(frame.cut)) {
      if (known.size > 40) known.delete(known.keys().next().value);
      const asked = Promise.all([
        get(`/threads/${number}`, { cut: frame.cut, limit: 200 }, signal),
        get(`/threads/${number}/diff`, { from: before?.cut, to: frame.cut, limit: 200 }, signal),
      ]);
      asked.catch(() => known.delete(frame.cut));
      known.set(frame.cut, asked);
    }

    return known.get(frame.cut);
  }

  function show([then, diff], frame) {
    const focused = document.activeElement?.closest('h1') !== null && head.contains(document.activeElement);
    head.replaceChildren(opening(then, h('div.acts', h('a.button', { href: to.thread(number) }, 'As it is now'), link)));
    if (focused) head.querySelector('h1').focus({ preventScroll: true });
    tree.show(then.comments);
    tree.mark(new Map(diff.items.map(item => [item.comment, item])));
    head.firstChild.toggleAttribute('data-change', diff.thread !== null);
    const causes = [...diff.thread?.causes ?? [], ...diff.items.flatMap(item => item.causes)];
    why.replaceChildren(...(causes.length > 0 ? happened(causes) : [h('p.cause', tell(frame))]));
    left.textContent = then.next ? `The first ${then.comments.length} of ${count(then.commentCount, 'comment')} are shown.` : count(then.commentCount, 'comment');
    elsewhere.replaceChildren(...diff.items.filter(item => !tree.node(item.comment)).map(item => change(item))); // further down than is shown, or gone
    changed = tree.node(diff.items.find(item => tree.node(item.comment))?.comment ?? frame.comment);
    if (tree.element.isConnected) reveal();
  }

  const reveal = () => changed?.article.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });

  return {
    title: `Replay of thread ${number}`,
    keys: [...player.keys(), ...tree.keys(), { keys: ['c'], tells: 'Compare with now', does: () => go(to.compare(number, { from: player.frame.cut })) }],
    leave: () => player.pause(),
    shown: () => (query.cut || query.asOf || query.case) && reveal(),
    view: [
      head, left, refusal, elsewhere, frames.length === 0 ? nothing('Nothing has happened here yet.') : tree.element,
      h('section.player', { 'aria-label': 'Replay' }, why, player.time, player.slider.element, player.buttons,
        total > moments.length && h('p.small', `Of ${count(total, 'moment')}, ${moments.length} are on the slider.`)),
    ],
  };
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function startOf(frames, { cut, asOf, case: entry }) {
  if (cut) return frameAt(frames, Number(cut));
  if (asOf) return frameBefore(frames, asOf);
  return casesOf(frames).get(Number(entry)) ?? frames.length - 1;
}
