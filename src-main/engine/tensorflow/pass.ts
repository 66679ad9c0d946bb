import type * as tf from '@tensorflow/tfjs-core';
import type { StepNoise } from './random';

/** States of stateful layers between predictions; null where every call begins anew. */
export interface StateStore {
  /** @param place of the layer, and of the direction where there are two */
  load(place: number): readonly tf.Tensor[] | null;
  save(place: number, states: readonly tf.Tensor[]): void;
}

/** One way of a batch through the stack. */
export interface Pass {
  /** Random numbers of the step; null without dropout and noise. */
  readonly noise: StepNoise | null;
  /** Whether BatchNormalization goes by the batch and moves its statistics. */
  readonly learning: boolean;
  readonly states: StateStore | null;
  /** [batch, steps] of 1 and 0: which steps are there; null where all are. A layer that ends a sequence sets it to null. */
  mask: tf.Tensor | null;
  /** New values of weights that follow the data, by the layer's place and the weight's name. */
  readonly statistics: Map<string, tf.Tensor>;
}

/** Place of a random stream or state: several to a layer. */
export function placeOf(layer: number, part: number): number {
  return layer * 16 + part;
}
