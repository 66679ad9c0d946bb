import type * as tf from '@tensorflow/tfjs-core';
import type { Pass } from './pass';

/** Tensors of one layer by Keras's names: `kernel`, `bias`, or gradients for them. */
export type Weights = Readonly<Record<string, tf.Tensor>>;

/** How the gradient of the loss goes on below a layer. */
export interface Gradients {
  /** Called only where a layer below wants it. */
  readonly input: () => tf.Tensor;
  /** For every weight that is learned. */
  readonly weights: Weights;
}

/** What a layer answers to a batch. Its tensors live as long as the step's `tf.tidy`. */
export interface Answer {
  /** [batch, ...output shape] */
  readonly value: tf.Tensor;
  /** @param gradient of the loss for `value`, of its shape */
  readonly back: (gradient: tf.Tensor) => Gradients;
  /** Where `value` is a sigmoid or softmax: what it is taken of, so that a cross-entropy need not go through it. */
  readonly logits?: { readonly curve: 'sigmoid' | 'softmax'; readonly value: tf.Tensor; readonly back: (gradient: tf.Tensor) => Gradients };
}

/** @param x [batch, ...input shape] */
export type Layer = (x: tf.Tensor, weights: Weights, pass: Pass) => Answer;

/** What a layer is made with. */
export interface LayerContext {
  /** Its place in the stack: random numbers and states are kept apart by it. */
  readonly index: number;
  /** Shapes of one sample, all lengths known. */
  readonly input: readonly number[];
  readonly output: readonly number[];
}

export const noWeights: Weights = {};

/** @throws Error where a layer does not have the weight: a fault of ours */
export function weightOf(weights: Weights, name: string): tf.Tensor {
  const weight = weights[name];
  if (!weight) throw new Error(`The layer has no ${name}; it has ${Object.keys(weights).join(', ')}.`);
  return weight;
}
