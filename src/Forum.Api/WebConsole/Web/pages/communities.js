import * as to from '../addresses.js';
import { get } from '../api.js';
import { h } from '../element.js';
import { nothing } from '../parts/notices.js';
import { pager } from '../parts/pager.js';
import { session } from '../session.js';

export async function communities({ query, signal }) {
  const [page, follows] = await Promise.all([
    get('/communities', { after: query.after, limit: 100 }, signal), session() && get('/members/me/follows', { limit: 200 }, signal)]);
  const followed = new Set(follows?.items.map(one => one.community.name));
  return {
    title: 'Communities',
    view: [
      h('h1', { tabindex: -1 }, 'Communities'),
      page.items.length === 0 ? nothing('There is no community yet.') : h('ul.cards', page.items.map(one => card(one, followed.has(one.name)))),
      pager(page, after => `${to.home()}?${new URLSearchParams({ after })}`, query.after && to.home()),
    ],
  };
}

const card = (community, isFollowed) => h('li.card',
  h('h2', h('a', { href: to.feed(community.name) }, community.title ?? community.name), isFollowed && [' ', h('span.badge', 'you follow it')]),
  community.title && h('p.small', community.name),
  community.description && h('p.clamped', community.description));
