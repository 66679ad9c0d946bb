import type { DatasetSummary } from '../dataset/dataset';
import type { RunId } from '../ids';
import type { Leaderboard } from '../leaderboard/leaderboard';
import { checkModel } from '../model/check';
import type { LayerSummary } from '../model/layer';
import type { Audit } from '../problem/audit';
import { withRuns } from '../problem/audit/audit-problem';
import type { PreparedProblem, PreparedSummary, ProblemRecord } from '../problem/problem';
import { resultOf, resultOrdinals } from '../run/results';
import type { RunRecord } from '../run/run';
import type { ReportedRun, ResultRecord } from './report';

export interface ResultParts {
  readonly dataset: DatasetSummary;
  readonly problem: ProblemRecord;
  readonly prepared: PreparedProblem;
  /** Of the problem; left out where it could not be made. */
  readonly audit?: Audit | undefined;
  readonly leaderboard: Leaderboard;
  /** All runs of the problem in the order they were made; those the leaderboard does not show are left out. */
  readonly runs: readonly RunRecord[];
  readonly versions: Readonly<Record<string, string>>;
  /** Name of the project. */
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** Puts together the one record that every form of the report reads its figures from; runs stand in the leaderboard's order. */
export function buildResultRecord(parts: ResultParts): ResultRecord {
  const shown = parts.leaderboard.rows.flatMap((row) => (row.folds?.rows ?? [row]).map(({ runId }) => runId));
  const onBoard = new Set(shown);
  const made = parts.runs.filter((run) => onBoard.has(run.id));
  const results = resultOrdinals(made);
  const reported = new Map<RunId, ReportedRun>(
    made.map((run, ordinal) => [
      run.id,
      { ordinal, ...(run.fold ? { result: results.get(resultOf(run)) } : {}), run, layers: layersOf(run, parts.prepared) },
    ]),
  );
  const runs = shown.flatMap((id) => reported.get(id) ?? []);
  return {
    version: 1,
    createdAt: parts.now,
    versions: parts.versions,
    project: parts.project,
    dataset: parts.dataset,
    problem: parts.problem,
    prepared: parts.prepared,
    ...(parts.audit ? { audit: withRuns(parts.audit, watching(made, parts.prepared)) } : {}),
    leaderboard: parts.leaderboard,
    runs,
  };
}

/** Runs that were told to stop by the test part though there is one for it. */
function watching(runs: readonly RunRecord[], { validation }: PreparedSummary): number {
  return validation === null ? 0 : runs.filter(({ training }) => training.validation === 'test').length;
}

function layersOf(run: RunRecord, prepared: PreparedSummary): readonly LayerSummary[] {
  return checkModel(run.model, prepared.shape).layers;
}
