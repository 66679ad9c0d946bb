import type { ModelId, ProblemId, RunId, Sha256 } from '../ids';
import type { Task } from '../problem/problem';
import type { RunState } from '../run/run';
import type { Evaluation } from './evaluation';

/** One run, as ranked. */
export interface LeaderboardRow {
  /** From 1; equal figures share a rank. Null where there is nothing to rank by. */
  readonly rank: number | null;
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
  readonly evaluation: Evaluation | null;
}

/** What a guess without any model would reach, on the same test part. */
export interface Baseline {
  readonly name: string;
  readonly evaluation: Evaluation;
}

/** All runs of one problem as it stands, in default order: accuracy, precision, recall, F1 (classes) or RMSE (numbers). */
export interface Leaderboard {
  readonly problemId: ProblemId;
  readonly preparedHash: Sha256 | null;
  readonly task: Task;
  readonly testRows: number;
  readonly rows: readonly LeaderboardRow[];
  readonly baselines: readonly Baseline[];
  /** Runs of earlier versions of the problem, which are not comparable and so not shown. */
  readonly hidden: number;
}

/** By what the runs of a table were trained: by epochs, where there are none yet. */
export function lengthsOf(rows: readonly LeaderboardRow[]): { readonly byEpochs: boolean; readonly bySteps: boolean } {
  const bySteps = rows.some((row) => row.steps !== null);
  return { bySteps, byEpochs: !bySteps || rows.some((row) => row.steps === null) };
}
