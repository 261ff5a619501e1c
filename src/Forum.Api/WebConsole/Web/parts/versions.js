import { get } from '../api.js';
import { open } from '../dialog.js';
import { h } from '../element.js';
import { served } from '../served.js';
import { exactly } from '../times.js';
import { hidden, nothing, said, sentenceOf } from './notices.js';
import { words } from './words.js';

/** What a post said before, the latest first, with what each edit changed. */
export function versionList(path) {
  const refusal = said();
  const list = h('ol.versions', nothing('Looking …'));
  get(`${path}/revisions`, { limit: 200 }).then(
    page => list.replaceChildren(...page.items.reverse().map(version)),
    error => {
      list.replaceChildren();
      refusal.textContent = sentenceOf(error);
    });
  return [refusal, list];
}

const version = ({ revision, createdAt, title, body, html, diff, titleDiff, hidden: mark }) => h('li',
  h('p.byline', h('strong', `Version ${revision}`), exactly(createdAt)),
  hidden(mark),
  titleDiff ? h('p.title', words(titleDiff)) : title && h('p.title', title),
  diff ? words(diff) : html ? served(html) : body ? h('p', body) : !mark && nothing('No text.'));

export const showVersions = (path, what) => open(`Versions of ${what}`, ...versionList(path));
