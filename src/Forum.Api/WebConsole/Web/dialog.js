import { button, h } from './element.js';

/** Opens a dialog. It is gone from the page once it is closed; whoever had the focus gets it back from the browser. */
export function open(title, ...content) {
  const heading = h('h2', { id: 'dialog-title' }, title);
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' },
    h('header', heading, button('Close', () => dialog.close(), { class: 'quiet' })),
    h('div.content', ...content));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
