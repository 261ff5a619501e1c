const Svg = 'http://www.w3.org/2000/svg';

const Paths = {
  first: 'M5 4h2v12H5zM16 4v12l-8-6z',
  back: 'M14 4v12l-8-6z',
  play: 'M6 4l10 6-10 6z',
  pause: 'M5 4h4v12H5zM11 4h4v12h-4z',
  forward: 'M6 4v12l8-6z',
  up: 'M10 4l7 9h-4v4H7v-4H3z',
  down: 'M10 16l7-9h-4V3H7v4H3z',
  last: 'M13 4h2v12h-2zM4 4v12l8-6z',
};

/** A small picture on a button; the button itself says what it does. */
export function icon(name) {
  const svg = document.createElementNS(Svg, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(Svg, 'path');
  path.setAttribute('d', Paths[name]);
  svg.append(path);
  return svg;
}
