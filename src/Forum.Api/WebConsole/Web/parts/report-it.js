import { post } from '../api.js';
import { open } from '../dialog.js';
import { h } from '../element.js';
import { area, field, select } from './fields.js';
import { tell } from './telling.js';
import { writeOn, writing } from './writing.js';

const Parts = [['pronouns', 'Pronouns'], ['displayName', 'Display name'], ['bio', 'What they say of themself']];

/** Tells moderators of a comment or a thread, or administrators of a profile. */
export function reportIt({ comment, thread, member }) {
  const [path, what] = comment ? [`/comments/${comment}`, `comment #${comment}`] : thread ? [`/threads/${thread}`, `thread ${thread}`] : [`/members/by-number/${member}`, 'this profile'];
  const form = writing({
    about: `report-${path}`, label: `Report of ${what}`, verb: 'Report',
    fields: [member && select('part', 'What of it', Parts), field('What is wrong with it', area('reason', { required: true, maxlength: 1000 }))].filter(one => one),
    send: (given, id) => post(`${path}/reports`, { ...given, id }),
    closed: came => {
      dialog.close();
      if (came) tell(member ? 'The administrators have been told.' : 'The moderators have been told.');
    },
  });
  const dialog = open(`Report ${what}`, h('p.small', member ? 'Administrators read it; nobody else sees who reported.' : 'The moderators of its community read it; nobody else sees who reported.'), form);
  writeOn(form);
}
