import { account } from './pages/account.js';
import { caseFile } from './pages/case-file.js';
import { claims } from './pages/claims.js';
import { comment, replayAround } from './pages/comment.js';
import { communities } from './pages/communities.js';
import { compare } from './pages/compare.js';
import { dashboards } from './pages/dashboards.js';
import { dossier } from './pages/dossier.js';
import { feed } from './pages/feed.js';
import { inbox } from './pages/inbox.js';
import { join } from './pages/join.js';
import { member } from './pages/member.js';
import { modlog } from './pages/modlog.js';
import { replay } from './pages/replay.js';
import { reports } from './pages/reports.js';
import { signIn } from './pages/sign-in.js';
import { start } from './pages/start.js';
import { tables } from './pages/tables.js';
import { thread } from './pages/thread.js';

/** Which page an address leads to. A page is told what stands in it, and answers with its title and what to show. */
export const routes = [
  [/^\/console$/, communities],
  [/^\/console\/threads$/, feed],
  [/^\/console\/communities\/(?<community>[^/]+)$/, feed],
  [/^\/console\/communities\/(?<community>[^/]+)\/start$/, start],
  [/^\/console\/threads\/(?<number>\d+)$/, thread],
  [/^\/console\/threads\/(?<number>\d+)\/replay$/, replay],
  [/^\/console\/threads\/(?<number>\d+)\/compare$/, compare],
  [/^\/console\/comments\/(?<number>\d+)$/, comment],
  [/^\/console\/comments\/(?<number>\d+)\/replay$/, replayAround],
  [/^\/console\/members\/(?<number>\d+)$/, member],
  [/^\/console\/members\/(?<number>\d+)\/dossier$/, dossier],
  [/^\/console\/reports$/, reports],
  [/^\/console\/claims$/, claims],
  [/^\/console\/inbox$/, inbox],
  [/^\/console\/account$/, account],
  [/^\/console\/cases\/(?<number>\d+)$/, caseFile],
  [/^\/console\/modlog$/, modlog],
  [/^\/console\/dashboards$/, dashboards],
  [/^\/console\/tables$/, tables],
  [/^\/console\/sign-in$/, signIn],
  [/^\/console\/join$/, join],
];
