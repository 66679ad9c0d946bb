import type { Task } from '../../core/problem/problem';
import type { EpochRecord, TrainingSpec } from '../../core/run/run';
import { afterEpoch, freshStopping, type StoppingState } from './early-stopping';
import { directionOf, improves, monitoredValue, type MonitorSpec } from './monitor';
import { afterEpochOnPlateau, freshPlateau, type PlateauState } from './reduce-lr-on-plateau';

/** Where all callbacks stand after an epoch; part of what a resumed run goes on from. */
export interface CallbackState {
  readonly stopping: StoppingState;
  readonly plateau: PlateauState;
  /** Best monitored figure of `keep_best_weights`; null before the first epoch. */
  readonly bestKept: number | null;
}

export const freshCallbacks: CallbackState = { stopping: freshStopping, plateau: freshPlateau, bestKept: null };

/** What is to be done after an epoch. */
export interface Verdict {
  readonly state: CallbackState;
  readonly stop: boolean;
  /** Whether the weights of this epoch are those the run would end with. */
  readonly keep: boolean;
  /** The learning rate from here on; null where it stays. */
  readonly rate: number | null;
}

/**
 * Keras's callbacks in one: EarlyStopping, ReduceLROnPlateau, and ModelCheckpoint with `save_best_only`.
 *
 * @param rate the learning rate that the epoch was trained with
 */
export function judgeEpoch(state: CallbackState, record: EpochRecord, rate: number, training: TrainingSpec, task: Task): Verdict {
  const stopping = judgeStopping(state.stopping, record, training, task);
  const plateau = judgePlateau(state.plateau, record, rate, training, task);
  const best = judgeBest(state.bestKept, record, training, task);
  return {
    state: { stopping: stopping.state, plateau: plateau.state, bestKept: best.state },
    stop: stopping.stop,
    rate: plateau.rate,
    keep: keeps(training, stopping, best.improved),
  };
}

interface Judged {
  readonly state: StoppingState;
  readonly improved: boolean;
  readonly stop: boolean;
}

function judgeStopping(state: StoppingState, record: EpochRecord, { early_stopping: spec }: TrainingSpec, task: Task): Judged {
  if (!spec) return { state, improved: true, stop: false };
  return afterEpoch(state, record.epoch, monitoredValue(record, spec.monitor), spec, directionOf(spec, task));
}

function judgePlateau(state: PlateauState, record: EpochRecord, rate: number, { reduce_lr_on_plateau: spec }: TrainingSpec, task: Task) {
  if (!spec) return { state, rate: null };
  return afterEpochOnPlateau(state, monitoredValue(record, spec.monitor), rate, spec, directionOf(spec, task));
}

/** `keep_best_weights` looks at what early stopping looks at, and at the validation loss where there is none. */
function judgeBest(best: number | null, record: EpochRecord, training: TrainingSpec, task: Task) {
  const spec: MonitorSpec = training.early_stopping ?? { monitor: 'val_loss', mode: 'auto' };
  const value = monitoredValue(record, spec.monitor);
  const improved = improves(directionOf(spec, task), value, best, 0);
  return { state: improved ? value : best, improved };
}

/**
 * Early stopping that restores decides alone; before its first epoch that counts, and where nothing chooses, the last weights are kept.
 */
function keeps(training: TrainingSpec, stopping: Judged, best: boolean): boolean {
  if (training.early_stopping?.restore_best_weights) return stopping.improved || stopping.state.best === null;
  return training.keep_best_weights ? best : true;
}
