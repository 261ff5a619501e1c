import { count } from '../element.js';

const Tells = {
  started: 'the thread was started', imported: 'came from elsewhere', posted: 'was written', edited: 'was edited',
  official: 'speaks as moderator', unofficial: 'speaks as moderator no longer', hidden: 'was hidden', restored: 'was shown again',
  locked: 'the thread was locked', unlocked: 'the thread was unlocked', pinned: 'the thread was pinned', unpinned: 'the thread was unpinned',
  undone: 'a case was taken back',
};

/** What one sees change: a moment, or all that one case did in a row. Its cut is that of the last. */
export function framesOf(moments) {
  const frames = [];
  for (const { cut, at, kind, comment, case: entry } of moments) {
    const last = frames.at(-1);
    if (entry && last?.entry === entry && last.kind === kind) Object.assign(last, { cut, at, size: last.size + 1 });
    else frames.push({ cut, at, kind, comment, entry, size: 1 });
  }

  return frames;
}

/** What happened then, in a few words. */
export function tell({ kind, comment, entry, size }) {
  const what = size > 1 ? `${count(size, 'post')} ${Tells[kind].replace('was', 'were')}` : comment ? `#${comment} ${Tells[kind]}` : Tells[kind].replace(/^was|^came/, 'the thread $&');
  return entry && kind !== 'undone' ? `${what} by case ${entry}` : entry ? `${what.replace('a case', `case ${entry}`)}` : what;
}

/** What a marker looks like, and whether there is one: whatever was written needs none. */
export const markerOf = ({ kind }) => ({ edited: 'edit', hidden: 'removal', restored: 'return', undone: 'return', locked: 'mark', unlocked: 'mark', pinned: 'mark', unpinned: 'mark', official: 'mark', unofficial: 'mark' })[kind];

/** The last frame that had come about at a cut. */
export const frameAt = (frames, cut) => Math.max(frames.findLastIndex(frame => frame.cut <= cut), 0);

/** The last frame that had come about at a moment. */
export const frameBefore = (frames, moment) => Math.max(frames.findLastIndex(frame => new Date(frame.at) <= new Date(moment)), 0);

/** The cases that did something here, and the frame of each with which it began. */
export function casesOf(frames) {
  const cases = new Map();
  frames.forEach((frame, index) => {
    if (frame.entry && !cases.has(frame.entry)) cases.set(frame.entry, index);
  });
  return cases;
}
