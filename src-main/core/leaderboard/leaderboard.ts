import type { ModelId, ProblemId, RunId, Sha256 } from '../ids';
import type { Task } from '../problem/problem';
import type { RunState } from '../run/run';
import type { Evaluation } from './evaluation';
import type { Deviations } from './mean-evaluation';

/**
 * One run, as ranked; or, where every fold is trained, the runs of one model that were asked for together: their epochs, steps and seconds are
 * added up, and `folds` says more.
 */
export interface LeaderboardRow {
  /** From 1; equal figures share a rank. Null where there is nothing to rank by. */
  readonly rank: number | null;
  /** Of several folds their `RunFold.group`. */
  readonly runId: RunId;
  readonly modelId: ModelId;
  readonly model: string;
  readonly state: RunState;
  readonly seed: number;
  readonly params: number;
  /** Ended epochs, or stretches of a training by steps. */
  readonly epochs: number;
  readonly bestEpoch: number | null;
  /** Steps that were done; null where the run was trained by epochs. */
  readonly steps: number | null;
  /** The step whose weights were kept; null by epochs, or where there are none. */
  readonly bestStep: number | null;
  readonly seconds: number | null;
  readonly stepMs: number | null;
  /** Of several folds their means, once every one has figures. */
  readonly evaluation: Evaluation | null;
  /** Left out for a single run. */
  readonly folds?: RowFolds | undefined;
}

/** What stands behind the means of a row. */
export interface RowFolds {
  /** Folds that there are. */
  readonly of: number;
  /** Folds that have figures. */
  readonly done: number;
  /** Of the figures over the folds, by their keys in the evaluation; null while not every fold has them. */
  readonly deviation: Deviations | null;
  /** Folds that were asked for, in their order. */
  readonly rows: readonly FoldRow[];
}

/** The run of one fold. */
export interface FoldRow extends Omit<LeaderboardRow, 'folds'> {
  /** From 1. */
  readonly fold: number;
}

/** What a guess without any model would reach, on the same test part. */
export interface Baseline {
  readonly name: string;
  readonly evaluation: Evaluation;
  /** What stands behind the means, where every fold is trained. */
  readonly folds?: { readonly deviation: Deviations; readonly evaluations: readonly Evaluation[] } | undefined;
}

/** One fold as models are tested on it. */
export interface BoardFold {
  readonly preparedHash: Sha256;
  readonly testRows: number;
}

/** All runs of one problem as it stands, in default order: accuracy, precision, recall, F1 (classes) or RMSE (numbers). */
export interface Leaderboard {
  readonly problemId: ProblemId;
  readonly preparedHash: Sha256 | null;
  readonly task: Task;
  /** Of all folds together, where every one is trained. */
  readonly testRows: number;
  readonly rows: readonly LeaderboardRow[];
  readonly baselines: readonly Baseline[];
  /** Runs of earlier versions of the problem, which are not comparable and so not shown. */
  readonly hidden: number;
  /** Every fold in its order, where all are trained: figures are then means over them. */
  readonly folds?: readonly BoardFold[] | undefined;
}

/** By what the runs of a table were trained: by epochs, where there are none yet. */
export function lengthsOf(rows: readonly LeaderboardRow[]): { readonly byEpochs: boolean; readonly bySteps: boolean } {
  const bySteps = rows.some((row) => row.steps !== null);
  return { bySteps, byEpochs: !bySteps || rows.some((row) => row.steps === null) };
}
