import { get } from '../api.js';
import { count, h } from '../element.js';
import { served } from '../served.js';
import { nothing } from './notices.js';
import { titleOf } from './opening.js';
import { person } from './people.js';
import { versionList } from './versions.js';

const Shown = 10;

/** What would come back: each post as moderators see it by now, with its earlier versions. */
export const returning = ({ threads, comments, first }) => h('section.returning', { 'aria-label': 'What comes back' },
  first.slice(0, Shown).map(card), threads + comments > Shown && h('p.small', `And ${count(threads + comments - Shown, 'more', 'more')}.`));

function card({ kind, number }) {
  const path = `/${kind}s/${number}`;
  const box = h('article.card', { 'aria-busy': 'true', 'aria-label': `${kind === 'thread' ? 'Thread' : 'Comment'} ${number}` });
  get(path, kind === 'thread' ? { limit: 1 } : {}).then(post => box.replaceChildren(...content(post, path, kind)), () => box.replaceChildren(nothing('It cannot be shown.')))
    .finally(() => box.removeAttribute('aria-busy'));
  return box;
}

function content(post, path, kind) {
  const versions = post.revision > 1 && h('details', { on: { toggle: look } }, h('summary', count(post.revision, 'version')));
  return [
    h('p.byline', h('span', kind === 'thread' ? titleOf(post) : `#${post.number}`), person(post.author, 'somebody hidden')),
    post.html ? served(post.html) : nothing('No text.'), versions,
  ].filter(one => one);

  function look() {
    if (versions.open && versions.children.length === 1) versions.append(...versionList(path));
  }
}
