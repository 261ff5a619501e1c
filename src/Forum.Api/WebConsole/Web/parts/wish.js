import { tellRefusal } from './telling.js';

/**
 * Something that one wishes to be so: shown at once, sent one wish after the other, so that the last one stands, and shown as it is should it be refused.
 * @param is How it is to begin with.
 * @returns What to call with each wish.
 */
export function wishes(is, send, show) {
  let wish = is;
  let sends = false;
  show(is);

  return async next => {
    wish = next(wish);
    show(wish);
    if (sends) return;
    sends = true;
    try {
      while (wish !== is) {
        const sent = wish;
        await send(sent);
        is = sent;
      }
    } catch (error) {
      wish = is;
      show(is);
      tellRefusal(error);
    } finally {
      sends = false;
    }
  };
}
