import { SeqbenchError } from '../../contract/errors';
import { buildResultRecord } from '../../core/report/build';
import type { ResultRecord } from '../../core/report/report';
import type { RunRecord } from '../../core/run/run';
import type { ProblemRecord } from '../../core/problem/problem';
import { leaderboardOf } from '../leaderboard/leaderboard';
import type { Auditor } from '../problem/audit/auditor';
import { preparedProblem } from '../problem/prepare';
import type { Project } from '../project';
import { getDataset } from '../store/datasets';
import { listRunsOfProblem } from '../store/runs';

/**
 * The one record that every form of the report reads.
 *
 * @throws SeqbenchError `problem.incomplete` where nothing was trained on the problem as it stands
 */
export async function resultRecord(project: Project, problem: ProblemRecord, auditor: Auditor): Promise<ResultRecord> {
  const prepared = preparedProblem(project, problem);
  const leaderboard = await leaderboardOf(project, problem);
  if (!prepared || leaderboard.rows.length === 0) {
    throw new SeqbenchError({
      code: 'problem.incomplete',
      message: 'There is nothing to report yet: no model was trained on this problem as it stands.',
      remedy: 'Train at least one model, then come back.',
    });
  }
  const runs = listRunsOfProblem(project.store, problem.id);
  const { summary } = getDataset(project.store, problem.datasetId);
  // The figures stand without it: a table that cannot be read any more keeps no report from being made.
  const audit = await auditor.audit(project, { datasetId: problem.datasetId, spec: problem.spec, job: null }).catch(() => undefined);
  const now = new Date().toISOString();
  return buildResultRecord({
    dataset: summary,
    problem,
    prepared,
    audit,
    leaderboard,
    runs,
    versions: versionsOf(runs),
    project: project.name,
    now,
  });
}

/** What made the figures, as the runs themselves wrote it down. */
function versionsOf(runs: readonly RunRecord[]): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const { environment } of runs) {
    if (!environment) continue;
    versions.Seqbench = environment.seqbench;
    versions.Runtime = environment.runtime;
    versions.Engine = environment.engine;
  }
  return versions;
}
