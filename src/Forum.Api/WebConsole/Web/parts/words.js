import { h } from '../element.js';

const Tags = { equal: 'span', insert: 'ins', delete: 'del' };

/** What an edit changed, word by word. */
export const words = pieces => h('div.words', pieces.map(({ op, text }) => h(Tags[op], text)));

/** One side of it: without what came, or without what went. */
export const side = (pieces, without) => h('div.words', pieces.filter(({ op }) => op !== without).map(({ op, text }) => h(Tags[op], text)));
