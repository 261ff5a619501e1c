import * as to from '../addresses.js';
import { put, remove } from '../api.js';
import { button, count, h } from '../element.js';
import { served } from '../served.js';
import { isOneself, moderates, session } from '../session.js';
import { act } from './act.js';
import { person } from './people.js';
import { wishes } from './wish.js';

/** What a community is, who moderates it, and what one may do in it. */
export function communityHead(about) {
  const followers = h('span');
  const showFollowers = number => followers.replaceChildren(count(number, 'follower'));
  showFollowers(about.followerCount);
  return [
    about.html && served(about.html),
    h('p.byline', h('span', count(about.threadCount, 'thread')), h('span', count(about.commentCount, 'comment')), followers),
    h('div.acts', session() && h('a.button.primary', { href: to.start(about.name) }, 'Start a thread'), session() && following(about, showFollowers)),
    moderators(about),
  ];
}

/** Follows or unfollows. */
function following({ name, followed, followerCount }, showFollowers) {
  const control = button('', () => wish(before => !before));
  const others = followerCount - (followed ? 1 : 0);
  const wish = wishes(followed, follows => (follows ? put : remove)(`/communities/${encodeURIComponent(name)}/follow`), follows => {
    control.textContent = follows ? 'Unfollow' : 'Follow';
    showFollowers(others + (follows ? 1 : 0));
  });
  return control;
}

function moderators({ name, moderators: those }) {
  const isModerator = moderates(name);
  return h('details.moderators', { open: false }, h('summary', those.length === 0 ? 'Nobody moderates here' : count(those.length, 'moderator')),
    h('ul.log', those.map(one => h('li.split', person(one),
      (isModerator || isOneself(one)) && button(isOneself(one) ? 'Step down …' : 'Dismiss …', () => act({ kind: 'dismiss', member: one, community: name }), { 'aria-label': `${isOneself(one) ? 'Step down' : 'Dismiss'} ${one.handle}` })))),
    isModerator && h('div.acts', button('Appoint …', () => act({ kind: 'appoint', community: name }))));
}
