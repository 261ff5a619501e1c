import * as to from '../addresses.js';
import { button, h } from '../element.js';
import { served } from '../served.js';
import { ago } from '../times.js';
import { marksOf } from './notices.js';
import { titleOf } from './opening.js';
import { person } from './people.js';

const Tells = {
  removed: 'Moderators removed', restored: 'Moderators show again', banned: 'You were banned', unbanned: 'A ban of you was lifted',
  profileHidden: 'Moderators hid a part of your profile', profileShown: 'Moderators show a part of your profile again',
  claimApproved: 'You are taken for whom a page names', claimRefused: 'Your claim was refused', undone: 'What moderators did was taken back',
};

/** Something that one was told. */
export function notice({ id, kind, at, unread, thread, comment, case: entry, claim }, read) {
  const post = comment ?? thread;
  const name = comment ? `comment #${comment.number}` : thread && titleOf(thread);
  const link = post && h('a', { href: comment ? to.comment(comment.number) : to.thread(thread.number) }, name);
  const isSaid = kind === 'reply' || kind === 'mention';
  return h('li.card', { 'data-unread': unread, id: `notice-${id}`, tabindex: -1 }, h('article', { 'aria-label': isSaid ? `${kind === 'reply' ? 'Answer' : 'Mention'}, ${name}` : Tells[kind] },
    h('p', isSaid ? [person(post?.author), kind === 'reply' ? ' answered: ' : ' named you: ', link] : [Tells[kind], ['removed', 'restored', 'undone'].includes(kind) && link && [': ', link], '.']),
    h('p.byline', ago(at), comment && thread && h('a', { href: to.thread(thread.number) }, titleOf(thread)), entry && h('a', { href: to.entry(entry.number) }, `case ${entry.number}`),
      entry?.undone && h('span.badge', 'undone'), unread && h('span.badge.new', 'new')),
    entry?.reason && h('blockquote.quoted', entry.reason), claim && h('blockquote.quoted', claim.refusal),
    isSaid && comment && [marksOf(comment), comment.html && served(comment.html)],
    unread && h('div.acts', button('Mark as read', read))));
}
