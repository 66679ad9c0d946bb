import type * as tf from '@tensorflow/tfjs-core';
import type { Weights } from '../layer';
import type { CellState } from './cell';

/** A recurrent layer's weights by their usual names, and what a run over the steps is given. */
export interface RunInput {
  /** [steps, batch, inputs], in the order in which they are read. */
  readonly x: tf.Tensor;
  readonly weights: Weights;
  /** Null for zeros. */
  readonly first: CellState | null;
  /** [steps, batch, 1] of 1 and 0; null where all steps are there. */
  readonly mask: tf.Tensor | null;
  /** Dropout factors: of the input [batch, inputs], of the state [batch, units]; one for all gates, one a gate, or none. */
  readonly keepInput: readonly tf.Tensor[];
  readonly keepState: readonly tf.Tensor[];
  /** Whether every step's answer is wanted. */
  readonly sequences: boolean;
}

/** The steps of a recurrent layer, done. */
export interface Run {
  /** [steps, batch, units], or [batch, units] of the last step. */
  readonly value: tf.Tensor;
  /** The state after the last step. */
  readonly last: CellState;
  /** @param gradient for `value` */
  back(gradient: tf.Tensor): RunGradients;
}

export interface RunGradients {
  /** For `x`. */
  readonly input: () => tf.Tensor;
  readonly weights: Weights;
}
