import type { TrainingSpec } from '../../core/run/run';

export type EarlyStoppingSpec = NonNullable<TrainingSpec['early_stopping']>;

/** Where early stopping stands after an epoch; part of what a resumed run goes on from. */
export interface StoppingState {
  /** Least validation loss so far; null before the first epoch. */
  readonly best: number | null;
  /** Epoch of it, from 1. */
  readonly bestEpoch: number | null;
  /** Epochs since. */
  readonly wait: number;
}

export const freshStopping: StoppingState = { best: null, bestEpoch: null, wait: 0 };

/**
 * Keras 3's `EarlyStopping.on_epoch_end` with `mode='min'`: an improvement is a loss below the best by more than `min_delta`, and
 * training stops at the first epoch without one once `patience` of them have passed.
 */
export function afterEpoch(
  state: StoppingState,
  epoch: number,
  valLoss: number,
  spec: EarlyStoppingSpec,
): { readonly state: StoppingState; readonly improved: boolean; readonly stop: boolean } {
  if (state.best === null || valLoss + spec.min_delta < state.best) {
    return { state: { best: valLoss, bestEpoch: epoch, wait: 0 }, improved: true, stop: false };
  }
  const wait = state.wait + 1;
  return { state: { ...state, wait }, improved: false, stop: wait >= spec.patience };
}
