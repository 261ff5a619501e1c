import { h } from '../element.js';
import { exactly } from '../times.js';

/** The cut that analytic tables stand at. */
export const standing = ({ cut, moment }) => h('p.small.standing', cut == null
  ? 'Nothing has been counted yet.'
  : [`As of cut ${cut.toLocaleString('en')}, `, h('time', { datetime: moment }, exactly(moment)), '.']);
