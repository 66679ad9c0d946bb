import type { PreparedProblem, ProblemRecord } from '../problem/problem';
import type { RunRecord } from '../run/run';
import { countUpTo } from '../run/stretch';
import { withComparableLoss } from './comparable-loss';
import type { Evaluation } from './evaluation';
import { isOfFolds, rowsOfFolds } from './fold-rows';
import type { Baseline, Leaderboard, LeaderboardRow } from './leaderboard';

export interface LeaderboardParts {
  readonly problem: ProblemRecord;
  /** Null where the problem cannot be prepared as it stands; then no run is comparable. */
  readonly prepared: PreparedProblem | null;
  /** Runs of this problem; those of others are passed over. */
  readonly runs: readonly RunRecord[];
  /** Guesses that need no model, evaluated on the same test part. */
  readonly baselines: readonly Baseline[];
}

/** All comparable runs, or models over their folds, in default order: those with figures by rank, then the others in the order they were made. */
export function buildLeaderboard({ problem, prepared, runs, baselines }: LeaderboardParts): Leaderboard {
  const own = runs.filter((run) => run.problemId === problem.id);
  const folds = prepared?.folds;
  const comparable = own.filter((run) => (folds ? isOfFolds(run, folds) : run.preparedHash === prepared?.hash));
  return {
    problemId: problem.id,
    preparedHash: prepared?.hash ?? null,
    task: problem.spec.task,
    testRows: folds ? folds.reduce((sum, { test }) => sum + test.rows, 0) : (prepared?.test.rows ?? 0),
    rows: rankRows(folds ? rowsOfFolds(comparable, folds.length, rowOf) : comparable.map(rowOf)),
    baselines: prepared
      ? withComparableLoss(
          baselines,
          problem.spec.task,
          comparable.map(({ model }) => model.loss),
        )
      : [],
    hidden: own.length - comparable.length,
    ...(folds ? { folds: folds.map(({ hash, test }) => ({ preparedHash: hash, testRows: test.rows })) } : {}),
  };
}

/** Sorts rows by their figures, best first, and numbers them; equal figures share a rank, and the next rank counts them all (1, 1, 3). */
function rankRows(rows: readonly LeaderboardRow[]): readonly LeaderboardRow[] {
  const judged = rows.flatMap((row) => (row.evaluation ? [{ row, evaluation: row.evaluation }] : []));
  judged.sort((a, b) => compareEvaluations(a.evaluation, b.evaluation));
  let rank = 0;
  const ranked = judged.map(({ row, evaluation }, index) => {
    const above = judged[index - 1];
    if (!above || compareEvaluations(above.evaluation, evaluation) !== 0) rank = index + 1;
    return { ...row, rank };
  });
  return [...ranked, ...rows.filter((row) => !row.evaluation)];
}

/** Below 0 where `a` is better: accuracy, then precision, recall and F1 for classes; RMSE for a number. */
export function compareEvaluations(a: Evaluation, b: Evaluation): number {
  if (a.kind === 'regression' && b.kind === 'regression') return a.rootMeanSquaredError - b.rootMeanSquaredError;
  if (a.kind === 'classification' && b.kind === 'classification') {
    return b.accuracy - a.accuracy || b.precision - a.precision || b.recall - a.recall || b.f1 - a.f1;
  }
  return a.kind === 'classification' ? -1 : 1;
}

function rowOf(run: RunRecord): LeaderboardRow {
  const bySteps = run.training.steps !== null;
  return {
    rank: null,
    runId: run.id,
    modelId: run.modelId,
    model: run.model.name,
    state: run.state,
    seed: run.seed,
    params: run.params,
    epochs: run.epochs.length,
    bestEpoch: run.bestEpoch,
    steps: bySteps ? countUpTo(run.epochs.length, run.training) : null,
    bestStep: bySteps && run.bestEpoch !== null ? countUpTo(run.bestEpoch, run.training) : null,
    seconds: run.seconds,
    stepMs: run.stepMs,
    evaluation: run.evaluation,
  };
}
