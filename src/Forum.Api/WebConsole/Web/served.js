import { tellMentions } from './parts/mentions.js';

// The one place where text becomes HTML: what the server calls `html` it has made from Markdown and cleaned. Everything else is put in as text.
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
