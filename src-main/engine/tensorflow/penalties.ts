import * as tf from '@tensorflow/tfjs-core';
import { assertNever } from '../../core/assert';
import type { Constraint, Regularizer } from '../../core/model/penalties';

/** Keras's `backend.epsilon()`. */
const EPSILON = 1e-7;

/** `keras.regularizers`: what a weight adds to the loss. */
export function penalty(regularizer: Regularizer, weight: tf.Tensor): tf.Tensor {
  const [l1, l2] = strengths(regularizer);
  const parts = [...(l1 ? [tf.mul(tf.sum(tf.abs(weight)), l1)] : []), ...(l2 ? [tf.mul(tf.sum(tf.square(weight)), l2)] : [])];
  return parts.length > 0 ? tf.addN(parts) : tf.scalar(0);
}

/** The penalty's gradient for the weight; 0 at 0 where the absolute value has none. */
export function penaltyGradient(regularizer: Regularizer, weight: tf.Tensor): tf.Tensor {
  const [l1, l2] = strengths(regularizer);
  return tf.add(tf.mul(tf.sign(weight), l1), tf.mul(weight, 2 * l2));
}

function strengths(regularizer: Regularizer): readonly [l1: number, l2: number] {
  switch (regularizer.type) {
    case 'L1':
      return [regularizer.l1, 0];
    case 'L2':
      return [0, regularizer.l2];
    case 'L1L2':
      return [regularizer.l1, regularizer.l2];
    default:
      return assertNever(regularizer);
  }
}

/** `keras.constraints`: the weight as it is held after a step. */
export function constrained(constraint: Constraint, weight: tf.Tensor): tf.Tensor {
  switch (constraint.type) {
    case 'NonNeg':
      return tf.maximum(weight, 0);
    case 'MaxNorm': {
      const norms = tf.sqrt(tf.sum(tf.square(weight), constraint.axis, true));
      return tf.mul(weight, tf.div(tf.minimum(norms, constraint.max_value), tf.add(norms, EPSILON)));
    }
    default:
      return assertNever(constraint);
  }
}
