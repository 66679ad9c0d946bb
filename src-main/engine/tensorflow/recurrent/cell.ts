import * as tf from '@tensorflow/tfjs-core';

/** h, and c where there is one; each [batch, units]. */
export type CellState = readonly tf.Tensor[];

/** What the recurrent weights are multiplied with in one step, and the gradient of that product, for a block of their columns. */
export interface Product {
  readonly left: tf.Tensor;
  readonly gradient: tf.Tensor;
}

/** What goes back out of one step. */
export interface StepGradients {
  /** For the projected input, [batch, gates × units]. */
  readonly projected: tf.Tensor;
  /** For the state before the step. */
  readonly state: readonly tf.Tensor[];
  /** Side by side they are the gradient of the recurrent kernel. */
  readonly products: readonly Product[];
}

export interface CellStep {
  readonly state: CellState;
  /** @param gradient for `state`; null for a part that nothing below looks at */
  back(gradient: readonly (tf.Tensor | null)[]): StepGradients;
}

/** One step of a recurrent layer in its general form: any activation, any mask on the state. */
export interface Cell {
  /** Values in its state: 1, or 2 for an LSTM. */
  readonly states: number;
  readonly gates: number;
  /** @param projected x·W + b of the step, [batch, gates × units] */
  step(projected: tf.Tensor, state: CellState, recurrent: RecurrentWeights): CellStep;
}

/** The recurrent kernel as the steps use it. */
export interface RecurrentWeights {
  /** [units, gates × units] */
  readonly kernel: tf.Tensor;
  /** [gates × units] of its own, for a GRU with `reset_after`. */
  readonly bias: tf.Tensor | null;
  /** Dropout factors [batch, units] of the state: one for all gates, one a gate, or none. */
  readonly keep: readonly tf.Tensor[];
}

/** The state's product with some columns of the recurrent kernel, dropout included. */
export interface StateProduct {
  readonly value: tf.Tensor;
  /** @returns gradient for the state, and what the kernel's gradient is made of */
  back(gradient: tf.Tensor): { readonly state: tf.Tensor; readonly products: readonly Product[] };
}

/**
 * h·U over the columns of the gates from `first` to before `end`, as one product, or gate by gate where each has its own mask.
 *
 * @param units columns of one gate
 */
export function stateProduct(h: tf.Tensor, { kernel, keep }: RecurrentWeights, units: number, first: number, end: number): StateProduct {
  if (keep.length > 1) return productByGate(h, kernel, keep, units, first, end);
  const factor = keep[0];
  const left = factor ? tf.mul(h, factor) : h;
  const block = columns(kernel, units, first, end);
  return {
    value: tf.matMul(left, block),
    back: (gradient) => {
      const below = tf.matMul(gradient, block, false, true);
      return { state: factor ? tf.mul(below, factor) : below, products: [{ left, gradient }] };
    },
  };
}

function productByGate(
  h: tf.Tensor,
  kernel: tf.Tensor,
  keep: readonly tf.Tensor[],
  units: number,
  first: number,
  end: number,
): StateProduct {
  const gates = keep.slice(first, end).map((factor, at) => {
    return { factor, left: tf.mul(h, factor), block: columns(kernel, units, first + at, first + at + 1) };
  });
  return {
    value: tf.concat(
      gates.map(({ left, block }) => tf.matMul(left, block)),
      1,
    ),
    back: (gradient) => {
      const parts = tf.split(gradient, gates.length, 1);
      const products = gates.map(({ left }, at) => ({ left, gradient: parts[at] ?? gradient }));
      const below = gates.map(({ factor, block }, at) => tf.mul(tf.matMul(parts[at] ?? gradient, block, false, true), factor));
      return { state: tf.addN(below), products };
    },
  };
}

function columns(kernel: tf.Tensor, units: number, first: number, end: number): tf.Tensor {
  const [rows = 1, all = 1] = kernel.shape;
  return first === 0 && end * units === all ? kernel : tf.slice(kernel, [0, first * units], [rows, (end - first) * units]);
}

/** @throws Error where the cell was not given that many: a fault of ours */
export function at(tensors: readonly (tf.Tensor | null)[], index: number): tf.Tensor {
  const tensor = tensors[index];
  if (!tensor) throw new Error(`A cell lacks tensor ${index} of ${tensors.length}.`);
  return tensor;
}
