import type * as tf from '@tensorflow/tfjs-core';

/** Losses of a batch, one for every answer: the mean over the answer's last axis is taken already. */
export interface Losses {
  /** [batch] or [batch, steps], as the answers without their last axis. */
  readonly values: tf.Tensor;
  /** @returns gradient for the answers, from that for `values` */
  back(gradient: tf.Tensor): tf.Tensor;
}

/** @param answers and @param targets [batch, ..., outputs]; class indices [batch, ...] for the sparse cross-entropy */
export type LossFunction = (answers: tf.Tensor, targets: tf.Tensor) => Losses;

/** Keras's `backend.epsilon()`. */
export const EPSILON = 1e-7;
