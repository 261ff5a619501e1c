import { get } from './api.js';
import { entitle, session } from './session.js';
import { start as startKeys, help } from './keys.js';
import { button, h } from './element.js';
import { start } from './router.js';
import { dropOldDrafts } from './drafts.js';
import { telling } from './parts/telling.js';
import { account, places } from './parts/top.js';

document.body.append(
  h('a.skip', { href: '#main' }, 'To the content'),
  h('header.top', places(), account(), button('?', help, { class: 'quiet', 'aria-label': 'Keys', title: 'Keys (?)' })),
  h('main', { id: 'main', tabindex: -1 }),
  telling());
dropOldDrafts();
startKeys();
if (session()) get('/members/me').then(entitle, () => {}); // somebody may have been appointed since they signed in
start();
