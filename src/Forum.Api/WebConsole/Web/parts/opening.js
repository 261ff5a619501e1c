import * as to from '../addresses.js';
import { h, outer } from '../element.js';
import { served } from '../served.js';
import { marksOf } from './notices.js';
import { person } from './people.js';
import { session } from '../session.js';
import { score, when } from './post-head.js';

/** A title, or why there is none to read. */
export const titleOf = ({ title, closed }) => title || (closed ? 'It had another title then' : 'A thread whose title is hidden');

/** What a thread begins with. */
/** @param more What one may do with it. */
export const opening = (thread, ...more) => h('article.opening',
  h('p.crumbs', h('a', { href: to.home() }, 'Communities'), ' / ', h('a', { href: to.feed(thread.community.name) }, thread.community.name)),
  h('h1', { tabindex: -1 }, titleOf(thread)),
  h('p.byline', person(thread.author, 'unknown author'), when(thread), (thread.cut || !session()) && score(thread),
    thread.locked && h('span.badge.locked', 'locked'), thread.pinned && h('span.badge', 'pinned')),
  thread.link && h('p', outer(thread.link)),
  marksOf(thread),
  thread.html && served(thread.html),
  ...more);
