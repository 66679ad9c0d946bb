import type { TrainingSpec } from '../../core/run/run';
import { type Direction, improves } from './monitor';

export type EarlyStoppingSpec = NonNullable<TrainingSpec['early_stopping']>;

/** Where early stopping stands after an epoch; part of what a resumed run goes on from. */
export interface StoppingState {
  /** Best monitored figure so far; null before the first epoch that counts. */
  readonly best: number | null;
  /** Epoch of it, from 1. */
  readonly bestEpoch: number | null;
  /** Epochs since. */
  readonly wait: number;
}

export const freshStopping: StoppingState = { best: null, bestEpoch: null, wait: 0 };

/**
 * Keras 3's `EarlyStopping.on_epoch_end`: an improvement is better than the best by more than `min_delta`, and training stops at the
 * first epoch without one once `patience` of them have passed. The first `start_from_epoch` epochs are not looked at.
 *
 * @param epoch from 1
 * @param value the monitored figure
 */
export function afterEpoch(
  state: StoppingState,
  epoch: number,
  value: number,
  spec: Pick<EarlyStoppingSpec, 'patience' | 'min_delta' | 'start_from_epoch'>,
  direction: Direction,
): { readonly state: StoppingState; readonly improved: boolean; readonly stop: boolean } {
  if (epoch <= spec.start_from_epoch) return { state, improved: false, stop: false };
  if (improves(direction, value, state.best, spec.min_delta)) {
    return { state: { best: value, bestEpoch: epoch, wait: 0 }, improved: true, stop: false };
  }
  const wait = state.wait + 1;
  return { state: { ...state, wait }, improved: false, stop: wait >= spec.patience };
}
