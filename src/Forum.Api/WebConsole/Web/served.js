import { tellMentions } from './parts/mentions.js';

// The one place where text becomes HTML: what the server calls `html` it has made from Markdown and cleaned, and plots it has drawn. Everything else is put in as text.
// The page's policy lets no other module do so (trusted-types).
const policy = globalThis.trustedTypes?.createPolicy('served-html', { createHTML: html => html }) ?? { createHTML: html => html };

/** What people wrote, from an answer's field of HTML. */
export function served(html) {
  const box = document.createElement('div');
  box.className = 'said';
  box.innerHTML = policy.createHTML(html);
  for (const link of box.querySelectorAll('a[href]')) link.rel = 'nofollow noopener ugc';
  for (const mention of box.querySelectorAll('a.mention')) mention.href = `/console${mention.getAttribute('href')}`;
  tellMentions(box);
  return box;
}

/** A plot that the server drew, said to whoever cannot see it in words. */
export function drawn(svg, words, kind) {
  const box = document.createElement('div');
  box.className = `drawing ${kind}`;
  box.innerHTML = policy.createHTML(svg);
  for (const svg of box.children) svg.setAttribute('aria-hidden', 'true'); // the box says it in words
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', words);
  return box;
}
