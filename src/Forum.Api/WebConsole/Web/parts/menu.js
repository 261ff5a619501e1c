import { h } from '../element.js';

/** What else one may do, behind one button. It closes with Escape, by a press elsewhere, and when something in it is chosen. */
export function menu(label, ...items) {
  const shown = items.flat(Infinity).filter(item => item);
  if (shown.length === 0) return null;
  const opener = h('summary', { 'aria-label': label, title: 'More' }, '⋯');
  const element = h('details.menu', opener, h('div.menu-items', shown));
  const close = () => { element.open = false; };
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !element.open) return;
    close();
    opener.focus();
  });
  element.addEventListener('focusout', event => event.relatedTarget && !element.contains(event.relatedTarget) && close());
  // Before what was chosen does its work: a dialog gives the focus back to what had it.
  element.querySelector('.menu-items').addEventListener('click', () => {
    close();
    opener.focus();
  }, true);
  return element;
}

// One listener for all: menus come and go with what they are about.
document.addEventListener('click', event => {
  for (const open of document.querySelectorAll('details.menu[open]')) if (!open.contains(event.target)) open.open = false;
});
