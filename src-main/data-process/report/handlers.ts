import type { Handlers } from '../../contract/rpc';
import type { ProblemId } from '../../core/ids';
import type { ProblemRecord } from '../../core/problem/problem';
import { renderReportHtml } from '../../formats/report-html';
import { writeDurably } from '../files';
import { leaderboardOf } from '../leaderboard/leaderboard';
import type { Auditor } from '../problem/audit/auditor';
import type { Session } from '../session';
import { getProblem } from '../store/problems';
import { resultRecord } from './record';

type Names = 'leaderboard.get' | 'report.record' | 'report.html' | 'report.save';

export function reportHandlers(session: Session, auditor: Auditor): Handlers<Names> {
  const problemOf = (id: ProblemId): ProblemRecord => getProblem(session.project.store, id);
  const html = async (id: ProblemId): Promise<string> => renderReportHtml(await resultRecord(session.project, problemOf(id), auditor));
  return {
    'leaderboard.get': ({ problemId }) => leaderboardOf(session.project, problemOf(problemId)),
    'report.record': ({ problemId }) => resultRecord(session.project, problemOf(problemId), auditor),
    'report.html': ({ problemId }) => html(problemId),
    'report.save': async ({ problemId, path }) => {
      await writeDurably(path, await html(problemId));
      return { path };
    },
  };
}
