import * as to from '../addresses.js';
import { post } from '../api.js';
import { button, count, h } from '../element.js';
import { again } from '../router.js';
import { ago } from '../times.js';
import { act } from './act.js';
import { hidden, said, sentenceOf } from './notices.js';
import { person } from './people.js';

const Outcomes = { acted: 'acted upon', noAction: 'nothing done', misuse: 'misuse' };

/** A report, as those see it who are to look at it. */
export function report({ report: it, reporter, against, stood, now, hidden: mark, openReports, case: entry, resolver, note }) {
  const refusal = said();
  const what = it.comment ? `comment #${it.comment}` : it.thread ? `thread ${it.thread}` : `the profile’s ${it.part}`;
  const place = it.comment ? to.comment(it.comment) : it.thread ? to.thread(it.thread) : to.member(it.member);

  async function resolve(outcome, more = {}) {
    try {
      await post(`/reports/${it.number}/resolution`, { outcome, all: true, ...more });
      await again();
    } catch (error) {
      refusal.textContent = sentenceOf(error);
    }
  }

  const about = it.member && against && { member: against, part: it.part };
  const target = it.comment ? { comment: it.comment } : it.thread ? { thread: it.thread } : null;
  return h('li.card', h('article', { 'aria-label': `Report ${it.number}` },
    h('h2', h('a', { href: place }, what[0].toUpperCase() + what.slice(1)), against && [' by ', person(against)]),
    h('p', h('strong', it.reason)),
    h('p.byline', ['reported by ', person(reporter)].map(part => part), ago(it.filedAt), it.community && h('span', it.community),
      openReports > 1 && h('span.badge', count(openReports, 'open report'))),
    stood ? quote(stood) : h('p.empty', 'What was reported is not shown.'),
    now && stood && now.revision !== stood.revision && [h('p.small', `It says something else by now (version ${now.revision}):`), quote(now)],
    hidden(mark), refusal,
    it.outcome
      ? h('p', `Resolved: ${Outcomes[it.outcome]}`, resolver && [' by ', person(resolver)], entry && [', ', h('a', { href: to.entry(entry) }, `case ${entry}`)], note ? `. ${note}` : '.')
      : h('div.acts',
        target && button('Remove …', () => act({ kind: 'remove', ...target }, opened => resolve('acted', { case: opened.number })), { class: 'danger' }),
        about && button('Hide it …', () => act({ kind: 'hideProfile', ...about }, opened => resolve('acted', { case: opened.number })), { class: 'danger' }),
        button('Nothing to do', () => resolve('noAction')), button('Misuse', () => resolve('misuse')),
        against && h('a.button', { href: to.dossier(against.number) }, 'Dossier'),
        target && h('a.button', { href: it.thread ? to.replay(it.thread, { asOf: it.filedAt }) : to.replayAround(it.comment, { asOf: it.filedAt }) }, 'As it was then'))));
}

const quote = ({ title, body }) => h('blockquote.quoted', title && h('strong', title), title && '\n', body);
