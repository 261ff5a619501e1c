import { start as startKeys, help } from './keys.js';
import { button, h } from './element.js';
import { start } from './router.js';
import { account, places } from './parts/top.js';

document.body.append(
  h('a.skip', { href: '#main' }, 'To the content'),
  h('header.top', places(), account(), button('?', help, { class: 'quiet', 'aria-label': 'Keys', title: 'Keys (?)' })),
  h('main', { id: 'main', tabindex: -1 }));
startKeys();
start();
