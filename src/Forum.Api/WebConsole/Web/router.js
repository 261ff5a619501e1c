import { h } from './element.js';
import { quiet } from './parts/telling.js';
import { refused } from './parts/notices.js';
import { routes } from './routes.js';
import { pageKeys } from './keys.js';

const main = () => document.querySelector('main');

let going = new AbortController();
let leave = () => {};

/** Goes to an address of the console. */
export function go(address, { replace = false } = {}) {
  rememberScroll();
  history[replace ? 'replaceState' : 'pushState']({}, '', address);
  return show();
}

/** Says in the address what is shown by now, so that it can be sent to somebody; Back leads where it led before. */
export const say = address => history.replaceState(history.state, '', address);

/** Shows what stands in the address once more. */
export const again = () => show(scrollY, { isSame: true });

export function start() {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', event => show(event.state?.scroll ?? 0));
  addEventListener('pagehide', rememberScroll);
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (!link || !isPlain || link.origin !== location.origin || !link.pathname.startsWith('/console') || link.hash) return;
    event.preventDefault();
    go(link.href);
  });
  return show(history.state?.scroll ?? 0, { first: true });
}

async function show(scroll = 0, { first = false, isSame = false } = {}) {
  going.abort();
  going = new AbortController();
  const { signal } = going;
  const on = isSame ? document.activeElement?.closest('main [id]')?.id : null;
  main().setAttribute('aria-busy', 'true');
  const page = await make(signal);
  if (signal.aborted) return;

  leave();
  if (!isSame) quiet();
  leave = page.leave ?? (() => {});
  pageKeys(page.keys ?? []);
  document.title = page.title ? `${page.title} · Forum` : 'Forum';
  main().className = page.wide ? 'wide' : '';
  main().replaceChildren(...[page.view].flat(Infinity).filter(part => part));
  main().removeAttribute('aria-busy');
  for (const link of document.querySelectorAll('.top a')) {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.dispatchEvent(new CustomEvent('shown'));
  scrollTo(0, scroll);
  page.shown?.();
  if (isSame) stay(on);
  else if (!first && scroll === 0 && !main().contains(document.activeElement)) main().querySelector('h1')?.focus({ preventScroll: true });
}

async function make(signal) {
  try {
    const path = decodeURI(location.pathname).replace(/\/$/, '');
    for (const [pattern, page] of routes) {
      const found = pattern.exec(path);
      if (found) return await page({ ...found.groups, query: Object.fromEntries(new URLSearchParams(location.search)), signal });
    }

    return { title: 'Nothing here', view: [h('h1', { tabindex: -1 }, 'Nothing here'), h('p', 'There is no such page.')] };
  } catch (error) {
    if (error.name === 'AbortError') return {};
    return { title: 'Not shown', view: refused(error, again) };
  }
}

/** Leaves the focus where it was: on the same comment, if it is still there. */
function stay(on) {
  if (document.activeElement !== document.body) return;
  const place = on ? document.getElementById(on) : null;
  (place ?? main().querySelector('h1'))?.focus({ preventScroll: true });
}

function rememberScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, '');
}
