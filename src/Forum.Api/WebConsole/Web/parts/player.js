import { button, h } from '../element.js';
import { exactly } from '../times.js';
import { casesOf, markerOf } from './frames.js';
import { icon } from './icons.js';
import { Slider } from './slider.js';

const Speeds = [['2500', 'slow'], ['1200', 'normal'], ['400', 'fast']];

/** Goes through the frames of a thread, by hand or by itself. `arrived` is told each, and may take its time. */
export class Player {
  #playing = null;
  #next = null;

  constructor(frames, at, arrived) {
    Object.assign(this, { frames, arrived, index: at });
    this.slider = new Slider('Moment', frames, at, index => this.go(index));
    this.playButton = control('play', 'Play', () => this.toggle());
    this.speed = h('select', { 'aria-label': 'Speed' }, Speeds.map(([wait, name]) => h('option', { value: wait, selected: name === 'normal' }, name)));
    this.cases = h('select', { 'aria-label': 'Jump to a case', on: { change: () => { if (this.cases.value) this.go(Number(this.cases.value)); } } },
      h('option', { value: '' }, 'Case …'), [...casesOf(frames)].map(([entry, index]) => h('option', { value: index }, `Case ${entry}: ${frames[index].kind}`)));
    this.time = h('p.moment', { 'aria-live': 'polite' });
    this.buttons = h('div.buttons',
      far(control('first', 'To the beginning', () => this.go(0))), control('back', 'One step back', () => this.step(-1)), this.playButton,
      control('forward', 'One step on', () => this.step(1)), far(control('last', 'To the end', () => this.go(frames.length - 1))),
      this.speed, this.cases.options.length > 1 && this.cases);
  }

  get frame() {
    return this.frames[this.index];
  }

  step(by) {
    this.go(this.index + by);
  }

  /** To the next edit, removal, return or mark. */
  jump(by) {
    let index = this.index + by;
    while (this.frames[index] && !markerOf(this.frames[index])) index += by;
    this.go(index);
  }

  /** Of several moves while one is being shown, only the last is shown next. */
  async go(index) {
    this.#next = Math.min(Math.max(index, 0), this.frames.length - 1);
    this.index = this.#next;
    this.tell();
    if (this.busy) return;
    this.busy = true;
    while (this.#next !== null) {
      const target = this.#next;
      this.#next = null;
      await this.arrived(this.frames[target], this.frames[target - 1]);
    }

    this.busy = false;
  }

  tell() {
    this.slider.index = this.index;
    this.time.replaceChildren(h('strong', exactly(this.frame.at)), ` · ${this.index + 1} of ${this.frames.length}`);
  }

  toggle() {
    if (this.#playing) return this.pause();
    if (this.index === this.frames.length - 1) this.go(0);
    this.#playing = setTimeout(() => this.#tick(), Number(this.speed.value) / 2);
    show(this.playButton, 'pause', 'Pause');
  }

  pause() {
    clearTimeout(this.#playing);
    this.#playing = null;
    show(this.playButton, 'play', 'Play');
  }

  async #tick() {
    await this.go(this.index + 1);
    if (!this.#playing) return;
    if (this.index === this.frames.length - 1) this.pause();
    else this.#playing = setTimeout(() => this.#tick(), Number(this.speed.value));
  }

  keys() {
    return [
      { keys: [' '], tells: 'Play, or pause', does: () => this.toggle() },
      { keys: ['ArrowRight'], tells: 'One step on', does: () => this.step(1) },
      { keys: ['ArrowLeft'], tells: 'One step back', does: () => this.step(-1) },
      { keys: ['Shift+ArrowRight', 'n'], tells: 'To the next edit, removal, return or mark', does: () => this.jump(1) },
      { keys: ['Shift+ArrowLeft', 'p'], tells: 'To the one before', does: () => this.jump(-1) },
      { keys: ['Home'], tells: 'To the beginning', does: () => this.go(0) },
      { keys: ['End'], tells: 'To the end', does: () => this.go(this.frames.length - 1) },
    ];
  }
}

/** Left out where there is little room: the slider goes there, too. */
function far(control) {
  control.classList.add('far');
  return control;
}

const control = (name, label, click) => show(button('', click, { class: 'icon' }), name, label);

function show(element, name, label) {
  element.setAttribute('aria-label', label);
  element.title = label;
  element.replaceChildren(icon(name));
  return element;
}
