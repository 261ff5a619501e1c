import { h } from '../element.js';

/** A link to the next page of a list; Back leads to the one before. */
export const pager = (page, address, first) => h('nav.pager', { 'aria-label': 'Pages' },
  first && h('a', { href: first }, 'First page'),
  page.next && h('a', { href: address(page.next) }, 'Next page'));
