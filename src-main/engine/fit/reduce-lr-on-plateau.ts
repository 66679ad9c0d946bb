import type { TrainingSpec } from '../../core/run/run';
import { type Direction, improves } from './monitor';

export type PlateauSpec = NonNullable<TrainingSpec['reduce_lr_on_plateau']>;

/** Where it stands after an epoch; part of what a resumed run goes on from. */
export interface PlateauState {
  readonly best: number | null;
  /** Epochs without an improvement. */
  readonly wait: number;
  /** Epochs of rest left after a reduction. */
  readonly cooldown: number;
}

export const freshPlateau: PlateauState = { best: null, wait: 0, cooldown: 0 };

/**
 * Keras 3's `ReduceLROnPlateau.on_epoch_end`.
 *
 * @param value the monitored figure
 * @param rate the learning rate the epoch was trained with
 * @returns `rate` the new learning rate, or null where it stays; rounded to float32, as a variable of Keras holds it
 */
export function afterEpochOnPlateau(
  state: PlateauState,
  value: number,
  rate: number,
  spec: Omit<PlateauSpec, 'monitor' | 'mode'>,
  direction: Direction,
): { readonly state: PlateauState; readonly rate: number | null } {
  const resting = state.cooldown > 0;
  const cooldown = resting ? state.cooldown - 1 : 0;
  const wait = resting ? 0 : state.wait;
  if (improves(direction, value, state.best, spec.min_delta)) return { state: { best: value, wait: 0, cooldown }, rate: null };
  if (cooldown > 0) return { state: { best: state.best, wait, cooldown }, rate: null };
  if (wait + 1 < spec.patience || Math.fround(rate) <= Math.fround(spec.min_lr)) {
    return { state: { best: state.best, wait: wait + 1, cooldown }, rate: null };
  }
  const reduced = Math.fround(Math.max(Math.fround(rate) * spec.factor, spec.min_lr));
  return { state: { best: state.best, wait: 0, cooldown: spec.cooldown }, rate: reduced };
}
