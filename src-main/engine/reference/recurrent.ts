import type { Masks } from './masks';
import { Matrix, valueAt } from './matrix';

/** Weights of a recurrent layer as Keras stores them: [inputs, gates × units], [units, gates × units], bias or none. */
export interface RecurrentWeights {
  readonly kernel: Float64Array;
  readonly recurrent: Float64Array;
  readonly bias: Float64Array | undefined;
}

export function recurrentWeights(weights: readonly Float64Array[]): RecurrentWeights {
  const [kernel = new Float64Array(0), recurrent = new Float64Array(0), bias] = weights;
  return { kernel, recurrent, bias };
}

/** Σᵢ values[i] × matrix[i, column], each value through its mask. */
export function project(
  values: readonly number[],
  matrix: Float64Array,
  columns: number,
  column: number,
  mask: ArrayLike<number> | null,
): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? NaN) * (mask ? (mask[i] ?? NaN) : 1) * (matrix[i * columns + column] ?? NaN);
  return sum;
}

/** What a recurrent layer reads besides its weights. */
export interface Sequence {
  readonly x: Matrix;
  /** Dropout. */
  readonly masks: Masks;
  /** [steps], 1 where a step counts; null where all do. */
  readonly counts: readonly number[] | null;
  /** Keras's `zero_output_for_mask`: a step that is left out answers 0 instead of what the step before did. */
  readonly zeroOutput?: boolean;
}

interface RecurrentOptions {
  readonly units: number;
  readonly return_sequences: boolean;
  readonly go_backwards: boolean;
}

/** States of a cell, [states][units]; the first is its output. */
export type States = readonly (readonly number[])[];

/**
 * keras.layers.RNN: the cell step by step, over the reversed input with `go_backwards`; outputs in the order in which they arise. A
 * step that is left out changes no state and answers what the step before did.
 *
 * @param count how many states the cell has
 */
export function unroll(
  spec: RecurrentOptions,
  { x, counts, zeroOutput }: Sequence,
  count: number,
  step: (input: readonly number[], states: States) => States,
): Matrix {
  const zero = new Array<number>(spec.units).fill(0);
  let states: States = Array.from({ length: count }, () => zero);
  const outputs: (readonly number[])[] = [];
  for (let t = 0; t < x.rows; t++) {
    const row = spec.go_backwards ? x.rows - 1 - t : t;
    const isThere = counts === null || valueAt(counts, row) === 1;
    if (isThere) states = step([...x.data.subarray(row * x.columns, (row + 1) * x.columns)], states);
    outputs.push((isThere ? states[0] : zeroOutput ? zero : outputs.at(-1)) ?? zero);
  }
  const kept = spec.return_sequences ? outputs : outputs.slice(-1);
  return new Matrix(kept.length, spec.units, kept.flat());
}
