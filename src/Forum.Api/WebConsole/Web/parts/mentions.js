import { get } from '../api.js';
import { met, pronouns } from './people.js';

const Most = 20;

let asked = 0;
document.addEventListener('shown', () => { asked = 0; });

/** Says beside each name in a text how to speak of them. Those whom nothing else on the page names are asked for, a few on each page. */
export function tellMentions(box) {
  for (const mention of box.querySelectorAll('a.mention')) {
    const number = Number(mention.pathname.split('/').at(-1));
    // Once the page is there: who wrote on it need not be asked for.
    setTimeout(async () => {
      if (!met.has(number) && asked++ < Most) met.set(number, get(`/members/by-number/${number}`).then(member => member.pronouns, () => null));
      const known = await met.get(number);
      const said = known && pronouns(known);
      if (said) mention.after(' ', said);
    });
  }
}
