import * as to from '../addresses.js';
import { get, newId, post } from '../api.js';
import { open } from '../dialog.js';
import { button, h } from '../element.js';
import { again } from '../router.js';
import { home } from '../session.js';
import { consequences } from './consequences.js';
import { keepReason } from './kept-reason.js';
import { refuse, said } from './notices.js';
import { person } from './people.js';
import { questions } from './questions.js';
import { settled } from './settled.js';

const Titles = {
  remove: 'Remove', restore: 'Restore', lock: 'Lock', unlock: 'Unlock', pin: 'Pin', unpin: 'Unpin', ban: 'Ban', unban: 'Lift a ban',
  hideProfile: 'Hide', showProfile: 'Show again', appoint: 'Appoint', dismiss: 'Dismiss', approveClaim: 'Grant',
};

/** What takes something from somebody. */
const Takes = new Set(['remove', 'lock', 'ban', 'hideProfile', 'dismiss']);

/**
 * Opens a case in two steps: first what and why, then what it will do, as the server says, and only then is it done.
 * @param within The community that a ban is likely to be about.
 * @param done Told the case; without it, the page is shown again.
 */
export function act({ kind, thread, comment, member, claimant, community, part, within }, done = again) {
  const target = { kind, thread, comment, member: member?.number, claimant: claimant?.number, community, part };
  const asked = questions(kind, target, within ?? home());
  const id = newId();
  const refusal = said();
  const next = h('button.primary', { type: 'submit' }, 'See what it will do');
  const form = h('form.sheet', { on: { submit: preview } }, asked.fields, refusal, next);
  const kept = keepReason(form, `case-${kind}-${comment ?? thread ?? member?.number ?? community}`, Titles[kind]);
  const whom = h('p.whom', comment ? `Comment #${comment}` : thread ? `Thread ${thread}` : member && person(member), claimant && [' is ', person(claimant)], community && [member && ', in ', community]);
  const dialog = open(Titles[kind], whom.hasChildNodes() && whom, form);

  async function preview(event) {
    event.preventDefault();
    await attempt(next, async () => {
      const { handle, ...answers } = asked.answers();
      const request = { ...target, ...answers };
      const named = handle ? await get(`/members/${encodeURIComponent(handle.trim().replace(/^@/, ''))}`) : member;
      request.member = named?.number;
      const will = await post('/cases?dryRun=true', request);
      const yes = button(Titles[kind], () => commit(request), { class: Takes.has(kind) ? 'danger' : 'primary' });
      const back = button('Back', () => step.replaceWith(form));
      const step = h('div.sheet', consequences({ ...request, member: named, claimant }, will), refusal, h('div.acts', yes, back));
      form.replaceWith(step);
      yes.focus();
      step.yes = yes;
    });
  }

  async function commit(request) {
    await attempt(dialog.querySelector('div.sheet').yes, async () => {
      const opened = await settled(await post('/cases', { ...request, id }));
      kept.drop();
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
      refuse(refusal, error);
      dialog.querySelector('.sheet').insertBefore(refusal, dialog.querySelector('.sheet').lastChild);
    } finally {
      pressed.disabled = false;
    }
  }
}
