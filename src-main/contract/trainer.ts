import type { ErrorInfo } from '../core/errors';
import type { Evaluation } from '../core/leaderboard/evaluation';
import type { RunId, Sha256 } from '../core/ids';
import type { ModelSpec } from '../core/model/model';
import type { ProblemShape } from '../core/problem/problem';
import type { EngineReport } from '../core/run/engines';
import type { EpochRecord, RunEnvironment, RunProgress, TrainingSpec } from '../core/run/run';

/** Everything a trainer needs; also written to the run's folder as `job.json`. */
export interface TrainerJob {
  readonly version: 1;
  readonly runId: RunId;
  /** The run's own folder, absolute; it exists. */
  readonly folder: string;
  /** The prepared snapshot, absolute. */
  readonly snapshot: string;
  readonly snapshotHash: Sha256;
  readonly shape: ProblemShape;
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
  readonly seed: number;
  readonly seqbench: string;
  /** Cores that this run may use beside those that train at the same time; 1 where left out. */
  readonly threads?: number | undefined;
  /** Absolute file of the weights to start from; drawn by the seed where left out. Their hash is the model's. */
  readonly weights?: string | undefined;
}

/** From the queue to a trainer. */
export type ToTrainer =
  | { readonly kind: 'start'; readonly job: TrainerJob }
  | { readonly kind: 'cancel' }
  /** Asks what there is to compute on, in place of a run. */
  | { readonly kind: 'survey' };

/** From a trainer to the queue. */
export type FromTrainer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** The cancel was heard; what was done is being saved. */
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'epochs'; readonly epochs: readonly EpochRecord[] }
  /** With `again`, the process may be given another run. */
  | { readonly kind: 'ended'; readonly state: 'done' | 'cancelled'; readonly again: boolean }
  | { readonly kind: 'failed'; readonly error: ErrorInfo }
  | { readonly kind: 'surveyed'; readonly engines: readonly EngineReport[] };

/**
 * `result.json` of a run's folder, written by temp file and rename when it ends (done or cancelled).
 * A run without one is rebuilt from `journal.jsonl`, which has one `EpochRecord` a line.
 */
export interface RunResult {
  readonly version: 1;
  readonly state: 'done' | 'cancelled';
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number | null;
  readonly seconds: number;
  readonly stepMs: number | null;
  readonly evaluation: Evaluation | null;
  readonly weightsHash: Sha256 | null;
  readonly environment: RunEnvironment;
}
