import { h } from './element.js';
import { open } from './dialog.js';

/** Keys that work on every page: what to press, what it does, and how that is told. */
const everywhere = [{ keys: ['?'], tells: 'Show these keys', does: help }];

let here = [];

/** The keys of the page that is shown. */
export function pageKeys(keys) {
  here = keys;
}

export function start() {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') || isTaken(event)) return;
    const pressed = event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
    const found = [...here, ...everywhere].find(one => one.keys.includes(pressed));
    if (!found) return;
    event.preventDefault();
    found.does();
  });
}

/** Whoever writes means letters, and a button is pressed with space. */
function isTaken(event) {
  const on = event.target.closest('input:not([type=range]), textarea, select, [contenteditable]');
  return on !== null || ([' ', 'Enter'].includes(event.key) && event.target.closest('a, button, summary') !== null);
}

export function help() {
  const rows = [...here, ...everywhere].map(({ keys, tells }) => h('div', h('dt', keys.map(key => h('kbd', named(key)))), h('dd', tells)));
  open('Keys', h('dl.keys', rows));
}

const Names = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', 'Shift+ArrowLeft': 'Shift ←', 'Shift+ArrowRight': 'Shift →' };

const named = key => Names[key] ?? key;
