import * as to from '../addresses.js';
import { get, put } from '../api.js';
import { button, h } from '../element.js';
import { notice } from '../parts/notice.js';
import { nothing } from '../parts/notices.js';
import { pager } from '../parts/pager.js';
import { choice } from '../parts/search-fields.js';
import { tellRefusal } from '../parts/telling.js';
import { countUnread } from '../parts/unread.js';
import { again } from '../router.js';
import { session } from '../session.js';
import { needsSignIn } from './sign-in.js';

const Kinds = [['all', 'Everything'], ['replies', 'Answers'], ['mentions', 'Mentions'], ['moderation', 'What moderators did']];
const Which = [['', 'Read and unread'], ['true', 'Unread']];

/** What one was told. */
export async function inbox({ query, signal }) {
  if (!session()) return needsSignIn('Inbox');
  const { kind, unread } = query;
  const [page, counts] = await Promise.all([get('/inbox', { kind, unread, after: query.after, limit: 30 }, signal), get('/inbox/counts', {}, signal)]);
  countUnread(counts);
  const left = counts.replies + counts.mentions + counts.moderation;
  const at = (more = {}) => to.inbox({ kind, unread, ...more });

  async function read(which) {
    try {
      countUnread(await put('/inbox/read', which));
      await again();
    } catch (error) {
      tellRefusal(error);
    }
  }

  return {
    title: left > 0 ? `Inbox (${left})` : 'Inbox',
    keys: left > 0 && page.items.length > 0 ? [{ keys: ['m'], tells: 'Mark all as read', does: () => read({ upTo: page.items[0].id }) }] : [],
    view: [
      h('h1', { tabindex: -1 }, 'Inbox'),
      h('div.tools', choice('Show', 'kind', Kinds, kind ?? 'all', value => at({ kind: value })), choice('Only', 'unread', Which, unread ?? '', value => at({ unread: value || null })),
        left > 0 && page.items.length > 0 && !query.after && button('Mark all as read', () => read({ upTo: page.items[0].id }))),
      page.items.length === 0 ? nothing(unread ? 'You have read everything.' : 'Nobody has told you anything yet. Answers, mentions and what moderators do to what you wrote come here.')
        : h('ul.cards', page.items.map(one => notice(one, () => read({ ids: [one.id] })))),
      pager(page, after => at({ after }), query.after && at()),
    ],
  };
}
