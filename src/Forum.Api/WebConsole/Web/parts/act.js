import * as to from '../addresses.js';
import { newId, post } from '../api.js';
import { open } from '../dialog.js';
import { button, h } from '../element.js';
import { again } from '../router.js';
import { consequences } from './consequences.js';
import { said, sentenceOf } from './notices.js';
import { nameOf } from './people.js';
import { questions } from './questions.js';
import { settled } from './settled.js';

const Titles = {
  remove: 'Remove', restore: 'Restore', lock: 'Lock', unlock: 'Unlock', pin: 'Pin', unpin: 'Unpin', ban: 'Ban',
};

/**
 * Opens a case in two steps: first what and why, then what it will do, as the server says, and only then is it done.
 * @param done Told the case; without it, the page is shown again.
 */
export function act({ kind, thread, comment, member }, done = again) {
  const target = { kind, thread, comment, member: member?.number };
  const asked = questions(kind, target);
  const id = newId();
  const refusal = said();
  const next = h('button.primary', { type: 'submit' }, 'See what it will do');
  const form = h('form.sheet', { on: { submit: preview } }, ...asked.fields, refusal, next);
  const what = comment ? `comment #${comment}` : thread ? `thread ${thread}` : nameOf(member);
  const dialog = open(`${Titles[kind]} ${what}`, form);

  async function preview(event) {
    event.preventDefault();
    const request = { ...target, ...asked.answers() };
    await attempt(next, async () => {
      const will = await post('/cases?dryRun=true', request);
      const yes = button(`${Titles[kind]}`, () => commit(request), { class: 'danger' });
      const back = button('Back', () => step.replaceWith(form));
      const step = h('div.sheet', consequences(request, will), refusal, h('div.acts', yes, back));
      form.replaceWith(step);
      yes.focus();
      step.yes = yes;
    });
  }

  async function commit(request) {
    const step = dialog.querySelector('div.sheet');
    await attempt(step.yes, async () => {
      const opened = await settled(await post('/cases', { ...request, id }));
      dialog.close();
      await done(opened);
      open('Done', h('p', `${Titles[kind]}: `, h('a', { href: to.entry(opened.number), on: { click: () => document.querySelector('dialog').close() } }, `case ${opened.number}`), '.'),
        h('p', 'It is in the log, and can be undone from its page.'));
    });
  }

  async function attempt(pressed, work) {
    pressed.disabled = true;
    refusal.textContent = '';
    try {
      await work();
    } catch (error) {
      refusal.textContent = sentenceOf(error);
      dialog.querySelector('.sheet').insertBefore(refusal, dialog.querySelector('.sheet').lastChild);
    } finally {
      pressed.disabled = false;
    }
  }
}
