import { h } from '../element.js';
import { exactly } from '../times.js';
import { markerOf, tell } from './frames.js';

const Svg = 'http://www.w3.org/2000/svg';

/** A slider over the frames of a thread, with a marker at each edit, removal, return and mark. */
export class Slider {
  constructor(label, frames, at, moved) {
    this.frames = frames;
    this.input = h('input', { type: 'range', min: 0, max: Math.max(frames.length - 1, 0), value: at, 'aria-label': label, on: { input: () => moved(this.index) } });
    this.element = h('div.slider', markers(frames), this.input);
    this.index = at;
  }

  get index() {
    return Number(this.input.value);
  }

  set index(index) {
    const frame = this.frames[index];
    this.input.value = index;
    this.input.setAttribute('aria-valuetext', `${index + 1} of ${this.frames.length}, ${exactly(frame.at)}: ${tell(frame)}`);
  }
}

function markers(frames) {
  const svg = document.createElementNS(Svg, 'svg');
  svg.setAttribute('viewBox', '0 0 1000 14');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  frames.forEach((frame, index) => {
    const kind = markerOf(frame);
    if (!kind) return;
    const tick = document.createElementNS(Svg, 'line');
    const x = frames.length < 2 ? 0 : index * 1000 / (frames.length - 1);
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: 1, y2: 13, class: kind })) tick.setAttribute(name, value);
    svg.append(tick);
  });
  return svg;
}
