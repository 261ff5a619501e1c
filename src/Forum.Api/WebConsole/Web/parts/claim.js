import * as to from '../addresses.js';
import { post, remove } from '../api.js';
import { open } from '../dialog.js';
import { button, h } from '../element.js';
import { again } from '../router.js';
import { ago } from '../times.js';
import { act } from './act.js';
import { confirm } from './confirm.js';
import { area, field } from './fields.js';
import { nameOf, person } from './people.js';
import { tell } from './telling.js';
import { writeOn, writing } from './writing.js';

const States = { open: 'nobody has decided yet', granted: 'granted', refused: 'refused', retracted: 'taken back', overtaken: 'somebody else was taken for them' };

const about = ({ authorNumber, author }) => h('a', { href: to.member(authorNumber) }, nameOf(author));

const state = ({ state: now, refusal }) => h('p.small', `${States[now][0].toUpperCase()}${States[now].slice(1)}`, refusal ? `: ${refusal}` : '.');

/** What one has asked for oneself. */
export const ownClaim = claim => h('li.card',
  h('p', 'You are ', about(claim), ', ', ago(claim.requestedAt)), h('blockquote.quoted', claim.statement), state(claim),
  claim.state === 'open' && h('div.acts', button('Take back …', () => confirm('Take the request back', 'Take back', ['Nobody is asked any more whether you are who you say.'], async () => {
    await remove(`/claims/${claim.number}`);
    await again();
  }))));

/** What somebody asks of those who decide. */
export const claimToDecide = claim => h('li.card', h('article', { 'aria-label': `Claim ${claim.number}` },
  h('h2', person(claim.claimant)), h('p', 'says that they are ', person(claim.author), ' of a page', h('span.small', ', ', ago(claim.requestedAt)), ':'),
  h('blockquote.quoted', claim.statement),
  claim.state !== 'open' ? state(claim) : h('div.acts',
    button('Grant …', () => act({ kind: 'approveClaim', member: { ...claim.author, number: claim.authorNumber }, claimant: claim.claimant }), { class: 'primary' }),
    button('Refuse …', () => refuseClaim(claim)))));

function refuseClaim({ number, claimant }) {
  const form = writing({
    about: `refusal-${number}`, label: `Refusal of claim ${number}`, verb: 'Refuse',
    fields: [field('Why', area('reason', { required: true, maxlength: 1000 }))],
    send: ({ reason }) => post(`/claims/${number}/refusal`, { reason }),
    closed: async came => {
      dialog.close();
      if (!came) return;
      await again();
      tell('Refused.');
    },
  });
  const dialog = open(`Refuse claim ${number}`, h('section.preview', h('p', person(claimant), ' is told that it was refused, and why. They may ask again.')), form);
  writeOn(form);
}

/** Asks those who decide to take one for whom a page names. */
export function claim(author) {
  const form = writing({
    about: `claim-${author.number}`, label: `Claim of ${nameOf(author)}`, verb: 'Ask',
    fields: [field('How can those who decide know that it is you?', area('statement', { required: true, maxlength: 1000 }))],
    send: ({ statement }, id) => post(`/members/by-number/${author.number}/claims`, { id, statement }),
    closed: came => {
      dialog.close();
      if (came) tell('They have been asked. What comes of it is told in your inbox.');
    },
  });
  const dialog = open(`You are ${nameOf(author)}?`, h('section.preview',
    h('p', 'Moderators are asked. If they grant it, what the page has by ', person(author), ' is shown as yours, with your name and pronouns. They can take that back.')), form);
  writeOn(form);
}
