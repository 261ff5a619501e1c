import { caseFile } from './pages/case-file.js';
import { comment, replayAround } from './pages/comment.js';
import { communities } from './pages/communities.js';
import { compare } from './pages/compare.js';
import { dossier } from './pages/dossier.js';
import { feed } from './pages/feed.js';
import { member } from './pages/member.js';
import { modlog } from './pages/modlog.js';
import { replay } from './pages/replay.js';
import { reports } from './pages/reports.js';
import { signIn } from './pages/sign-in.js';
import { thread } from './pages/thread.js';

/** Which page an address leads to. A page is told what stands in it, and answers with its title and what to show. */
export const routes = [
  [/^\/console$/, communities],
  [/^\/console\/threads$/, feed],
  [/^\/console\/communities\/(?<community>[^/]+)$/, feed],
  [/^\/console\/threads\/(?<number>\d+)$/, thread],
  [/^\/console\/threads\/(?<number>\d+)\/replay$/, replay],
  [/^\/console\/threads\/(?<number>\d+)\/compare$/, compare],
  [/^\/console\/comments\/(?<number>\d+)$/, comment],
  [/^\/console\/comments\/(?<number>\d+)\/replay$/, replayAround],
  [/^\/console\/members\/(?<number>\d+)$/, member],
  [/^\/console\/members\/(?<number>\d+)\/dossier$/, dossier],
  [/^\/console\/reports$/, reports],
  [/^\/console\/cases\/(?<number>\d+)$/, caseFile],
  [/^\/console\/modlog$/, modlog],
  [/^\/console\/sign-in$/, signIn],
];
