import * as to from '../addresses.js';
import { get } from '../api.js';
import { count, h } from '../element.js';
import { communityHead } from '../parts/community-head.js';
import { hidden, nothing } from '../parts/notices.js';
import { titleOf } from '../parts/opening.js';
import { pager } from '../parts/pager.js';
import { person } from '../parts/people.js';
import { score } from '../parts/post-head.js';
import { choice } from '../parts/search-fields.js';
import { ago, written } from '../times.js';

const Sorts = [['new', 'Newest'], ['active', 'Last answered'], ['hot', 'Hot'], ['top', 'Top'], ['comments', 'Most answered'], ['old', 'Oldest']];

/** Threads, of one community or of all. */
export async function feed({ community, query, signal }) {
  const name = community && decodeURIComponent(community);
  const sort = query.sort ?? 'new';
  const [page, about] = await Promise.all([
    get('/threads', { community: name, sort, after: query.after, limit: 30 }, signal),
    name && get(`/communities/${encodeURIComponent(name)}`, {}, signal),
  ]);
  const title = about ? about.title ?? about.name : 'Threads';
  return {
    title,
    view: [
      about && h('p.crumbs', h('a', { href: to.home() }, 'Communities')),
      h('h1', { tabindex: -1 }, title),
      about && communityHead(about),
      h('div.tools', choice('Order', 'sort', Sorts, sort, value => to.feed(name, { sort: value }))),
      page.items.length === 0 ? nothing('There is no thread here yet.') : h('ul.threads', page.items.map(one => row(one, !name))),
      pager(page, after => to.feed(name, { sort: query.sort, after }), query.after && to.feed(name, { sort: query.sort })),
    ],
  };
}

export const row = (thread, tellsWhere) => h('li.thread-row',
  score(thread),
  h('div',
    h('h2', h('a', { href: to.thread(thread.number) }, titleOf(thread))),
    h('p.byline', person(thread.author, 'unknown author'), thread.writtenAt ? written(thread.writtenAt) : ago(thread.createdAt),
      tellsWhere && h('a', { href: to.feed(thread.community.name) }, thread.community.name),
      h('span', count(thread.commentCount, 'comment')),
      thread.locked && h('span.badge.locked', 'locked'), thread.pinned && h('span.badge', 'pinned')),
    hidden(thread.hidden)));
