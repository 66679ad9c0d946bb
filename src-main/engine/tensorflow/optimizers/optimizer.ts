import type * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../../core/model/model';

export type OptimizerOf<Type extends OptimizerSpec['type']> = Extract<OptimizerSpec, { type: Type }>;

/** One step of an optimizer over all weights, laid end to end in one tensor. */
export interface OptimizerStep {
  readonly values: tf.Tensor;
  readonly gradient: tf.Tensor;
  /** What the optimizer keeps of each weight. */
  readonly slots: readonly tf.Tensor[];
  readonly rate: number;
  /** Steps done before this one, Keras's `iterations`. */
  readonly iterations: number;
}

export interface Stepped {
  readonly values: tf.Tensor;
  readonly slots: readonly tf.Tensor[];
}

/** An update rule; weight decay, clipping and constraints are the same for all and stand elsewhere. */
export interface Optimizer {
  /** What each slot starts with. */
  readonly firstSlots: readonly number[];
  step(given: OptimizerStep): Stepped;
}

/** @throws Error where the state has too few slots: a fault of ours */
export function slot(slots: readonly tf.Tensor[], index: number): tf.Tensor {
  const found = slots[index];
  if (!found) throw new Error(`The optimizer lacks slot ${index} of ${slots.length}.`);
  return found;
}
