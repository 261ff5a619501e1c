import * as to from '../addresses.js';
import { get, put, remove } from '../api.js';
import { drafts } from '../drafts.js';
import { button, h } from '../element.js';
import { ownClaim } from '../parts/claim.js';
import { area, field, line } from '../parts/fields.js';
import { nothing } from '../parts/notices.js';
import { pronouns } from '../parts/people.js';
import { ownPronouns } from '../parts/own-pronouns.js';
import { tell, tellRefusal } from '../parts/telling.js';
import { writing } from '../parts/writing.js';
import { again } from '../router.js';
import { rename, session } from '../session.js';
import { ago, day } from '../times.js';
import { needsSignIn } from './sign-in.js';

/** Who one is here, to oneself: all of it can be changed. */
export async function account({ signal }) {
  if (!session()) return needsSignIn('Who you are');
  const [own, follows, claims] = await Promise.all([
    get('/members/me', {}, signal), get('/members/me/follows', { limit: 200 }, signal), get('/members/me/claims', { limit: 50 }, signal)]);
  return {
    title: 'Who you are',
    view: [
      h('h1', { tabindex: -1 }, 'Who you are'),
      h('p.byline', h('a', { href: to.member(own.number) }, own.displayName ?? own.handle), pronouns(own.pronouns), h('span', `here since ${day(own.firstSeen)}`)),
      part('Pronouns', ownPronouns(own)),
      part('Name', one('display-name', 'Display name', line('displayName', { value: own.displayName, maxlength: 50 }), 'It is shown instead of your handle. Leave it empty to go by the handle.',
        ({ displayName }) => put('/members/me/display-name', { displayName: displayName.trim() || null })),
      one('handle', 'Handle', line('handle', { value: own.handle, required: true, minlength: 3, maxlength: 50, autocapitalize: 'none', spellcheck: 'false' }),
        'All that you wrote is shown by the new one at once, in every view of the past, too. Nobody else can take the one that you give up for a year, and you can go back to it.',
        ({ handle }) => put('/members/me/handle', { handle })),
      own.formerHandles.length > 0 && h('p.small', 'Only you see that you were ', own.formerHandles.map(one => `@${one.handle}`).join(', '), ' before.')),
      part('What you say of yourself', one('bio', 'For your profile, in Markdown', area('bio', { value: own.bio, maxlength: 1000 }), null, ({ bio }) => put('/members/me/bio', { bio }))),
      part('Communities that you follow', follows.items.length === 0 ? nothing('None yet.') : h('ul.log', follows.items.map(follow))),
      part('Not sent yet', ...unsent()),
      claims.items.length > 0 && part('Whom you say you are', h('ul.cards', claims.items.map(ownClaim))),
    ],
  };
}

const part = (title, ...content) => h('section.part', h('h2', title), ...content);

/** A form for one field of one's own profile. */
function one(about, label, control, hint, save) {
  return writing({
    about: `own-${about}`, label, verb: 'Save', discards: false, fields: [field(label, control, hint)], send: save,
    closed: async own => {
      rename(own);
      await again();
      tell('Saved.');
    },
  });
}

const follow = ({ community, since }) => h('li.split', h('span', h('a', { href: to.feed(community.name) }, community.name), h('span.small', ' since ', day(since))),
  button('Unfollow', async () => {
    try {
      await remove(`/communities/${encodeURIComponent(community.name)}/follow`);
      await again();
    } catch (error) {
      tellRefusal(error);
    }
  }, { 'aria-label': `Unfollow ${community.name}` }));

function unsent() {
  const all = drafts();
  if (all.length === 0) return [nothing('Nothing.')];
  return [h('ul.log', all.map(begun => h('li', h('p', h('a', { href: begun.address }, begun.label ?? 'Something'), h('span.small', ' ', ago(begun.at))),
    begun.values?.body && h('p.clamped', begun.values.body))))];
}
