/**
 * An element. Its tag may name a class: `p.note`. Of the properties, `on` has listeners, `false` and null are left out, `true` is an empty
 * attribute. Children are elements or text, never HTML.
 */
export function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  if (isChild(properties)) children.unshift(properties);
  else if (properties) set(element, properties);
  element.append(...children.flat(Infinity).filter(child => child != null && child !== false && child !== ''));
  return element;
}

const isChild = some => typeof some === 'string' || typeof some === 'number' || some instanceof Node || Array.isArray(some);

function set(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (value === true) element.setAttribute(name, '');
    else if (value != null && value !== false) element.setAttribute(name, value);
  }
}

/** A button that looks like what it does. */
export const button = (text, click, properties = {}) => h('button', { type: 'button', on: { click }, ...properties }, text);

/** An address that somebody else gave, as a link only where it leads to a page. */
export function outer(url, text = url) {
  return /^https?:\/\//i.test(url) ? h('a', { href: url, rel: 'nofollow noopener ugc' }, text) : h('span', text);
}

/** `1 comment`, `2 comments`. */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
