import type { Samples } from '../problem/samples';
import type { Transform } from '../problem/scaling-spec';

/** What a part is to be answered with, and what was known before. */
export interface PartTargets {
  /** [samples, ...output] class index, or the numbers, scaled. */
  readonly y: Samples;
  /** Of windows: the same in the last row that goes in, [samples, targets], or at every step, [samples, steps, targets]. */
  readonly known: Samples | null;
  /** What differences count from, see `OwnUnit`. */
  readonly base: Float64Array | null;
}

/** Targets of the two parts that a baseline needs. */
export interface Targets {
  readonly train: PartTargets;
  readonly test: PartTargets;
  /** What was done to the numbers, by target column. */
  readonly transforms: readonly Transform[];
  /** Target columns. */
  readonly names: readonly string[];
}
