import { h } from '../element.js';
import { ago, exactly, written } from '../times.js';

/** When a post was written, and whether it says something else since. */
export const when = post => [
  post.writtenAt ? written(post.writtenAt) : ago(post.createdAt),
  post.revision > 1 && h('span.badge', { title: post.editedAt ? `Last edited ${exactly(post.editedAt)}` : null }, `version ${post.revision}`),
  post.official && h('span.badge.official', 'speaks as moderator'),
];

export const score = ({ score, upvotes, downvotes }) =>
  h('span.score', { title: `${upvotes} up, ${downvotes} down` }, `${score > 0 ? '+' : ''}${score}`, h('span.unit', score === 1 || score === -1 ? ' point' : ' points'));
