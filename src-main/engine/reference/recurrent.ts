import { Matrix } from './matrix';

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

interface RecurrentOptions {
  readonly units: number;
  readonly return_sequences: boolean;
  readonly go_backwards: boolean;
}

/** keras.layers.RNN: the cell step by step, over the reversed input with `go_backwards`; outputs in the order in which they arise. */
export function unroll(spec: RecurrentOptions, x: Matrix, step: (input: readonly number[]) => readonly number[]): Matrix {
  const outputs: (readonly number[])[] = [];
  for (let t = 0; t < x.rows; t++) {
    const row = spec.go_backwards ? x.rows - 1 - t : t;
    outputs.push(step([...x.data.subarray(row * x.columns, (row + 1) * x.columns)]));
  }
  const kept = spec.return_sequences ? outputs : outputs.slice(-1);
  return new Matrix(kept.length, spec.units, kept.flat());
}
