import * as to from '../addresses.js';
import { post, put, remove } from '../api.js';
import { draft } from '../drafts.js';
import { button, h } from '../element.js';
import { isOneself, moderates, session } from '../session.js';
import { act } from './act.js';
import { confirm } from './confirm.js';
import { area, field } from './fields.js';
import { menu } from './menu.js';
import { reportIt } from './report-it.js';
import { tellRefusal } from './telling.js';
import { showVersions } from './versions.js';
import { votes } from './votes.js';
import { writeOn, writing } from './writing.js';

const Longest = 10_000;

/** What one may do with a comment in its thread. The server has the last word. */
export const commentActs = thread => (comment, node) => {
  if (!session()) return [];
  const { number } = comment;
  const isOwn = isOneself(comment.author);
  const moderator = moderates(thread.community.name);
  const open = (text, kind, more) => button(text, () => act({ kind, ...(more ?? { comment: number }) }));
  return [
    votes('comment', comment),
    !thread.locked && !comment.hidden && button('Answer', () => answer(node), { class: 'quiet', 'aria-label': `Answer comment ${number}` }),
    menu(`More about comment ${number}`,
      isOwn && !comment.hidden && button('Edit', () => edit(node)),
      isOwn && (comment.hidden?.by === 'author' ? button('Take back that it is deleted', () => takeBack(node)) : !comment.hidden && button('Delete …', () => erase(node))),
      isOwn && moderator && button(comment.official ? 'Speak as moderator no longer' : 'Speak as moderator', () => mark(node)),
      comment.revision > 1 && button('Versions', () => showVersions(`/comments/${number}`, `comment #${number}`)),
      !isOwn && !comment.hidden && button('Report …', () => reportIt({ comment: number })),
      h('a.button', { href: to.replayAround(number, { asOf: comment.createdAt }) }, 'When it was written'),
      moderator && [
        open('Remove …', 'remove'), comment.hidden?.by === 'moderator' && open('Restore …', 'restore'),
        comment.author && !isOwn && !comment.author.imported && !comment.author.former && open('Ban who wrote it …', 'ban', { member: comment.author, within: thread.community.name })]),
  ];
};

/** Opens again what somebody had begun to write below a comment. */
export function resume(node) {
  if (!session()) return;
  if (draft(`answer-${node.comment.number}`).read()) answer(node, false);
  else if (isOneself(node.comment.author) && draft(`edit-${node.comment.number}`).read()) edit(node, false);
}

function answer(node, focuses = true) {
  const { number, thread, author } = node.comment;
  below(node, focuses, {
    about: `answer-${number}`, label: `Answer to comment #${number}`, verb: 'Send',
    fields: [field('Your answer', area('body', { required: true, maxlength: Longest }))],
    send: ({ body }, id) => post(`/threads/${thread}/comments`, { id, parent: number, body }), mend: rewrite,
    closed: came => came && node.tree.insert(came),
  }, author);
}

function edit(node, focuses = true) {
  const { number, body, revision } = node.comment;
  let read = revision;
  below(node, focuses, {
    about: `edit-${number}`, label: `Edit of comment #${number}`, verb: 'Save',
    fields: [field('What it says from now on. Earlier versions stay in its history.', area('body', { value: body, required: true, maxlength: Longest }))],
    send: async ({ body }) => {
      try {
        return await put(`/comments/${number}`, { body }, read);
      } catch (error) {
        if (error.status === 412) read = undefined; // they have been told; whoever sends it again means it
        throw error;
      }
    },
    closed: came => came && node.change(came),
  });
}

/** What to press on a page with a tree of comments. */
export const writingKeys = tree => session() ? [
  { keys: ['a'], tells: 'Answer the comment that has the focus', does: () => tree.focused && !tree.focused.comment.hidden && answer(tree.focused) },
  { keys: ['e'], tells: 'Edit it, if it is yours', does: () => tree.focused && isOneself(tree.focused.comment.author) && edit(tree.focused) },
] : [];

/** A comment that had arrived already, with what was changed since. */
export const rewrite = ({ number }, { body }) => put(`/comments/${number}`, { body });

/** One form at a time below a comment; whatever else was being written there is a draft. */
function below(node, focuses, options) {
  const form = writing({ ...options, closed: async came => {
    node.below.replaceChildren();
    node.article.focus({ preventScroll: true });
    await options.closed(came);
  } });
  node.below.replaceChildren(form);
  if (focuses) writeOn(form);
}

const erase = node => confirm(`Delete comment #${node.comment.number}`, 'Delete', [
  'Nobody else can read it any more. Its place stays, with what others answered, and its history stays with the moderators.',
  'You can take that back.'], async () => node.change(await remove(`/comments/${node.comment.number}`)));

const takeBack = node => change(node, () => post(`/comments/${node.comment.number}/restore`));

const mark = node => change(node, () => put(`/comments/${node.comment.number}/official`, { official: !node.comment.official }));

async function change(node, ask) {
  try {
    node.change(await ask());
    node.article.focus();
  } catch (error) {
    tellRefusal(error);
  }
}
