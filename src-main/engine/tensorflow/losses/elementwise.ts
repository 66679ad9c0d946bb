import * as tf from '@tensorflow/tfjs-core';
import { EPSILON, type LossFunction } from './loss';

/** A loss of every single value: the value and its derivative for the answer. */
interface Elementwise {
  readonly value: (answer: tf.Tensor, target: tf.Tensor) => tf.Tensor;
  readonly slope: (answer: tf.Tensor, target: tf.Tensor) => tf.Tensor;
}

/** The mean of an elementwise loss over the last axis. */
export function meanOf({ value, slope }: Elementwise): LossFunction {
  return (answers, targets) => ({
    values: tf.mean(value(answers, targets), -1),
    back: (gradient) => tf.mul(slope(answers, targets), tf.div(tf.expandDims(gradient, -1), answers.shape.at(-1) ?? 1)),
  });
}

const flag = (condition: tf.Tensor): tf.Tensor => tf.cast(condition, 'float32');

export const squaredError: Elementwise = {
  value: (answer, target) => tf.squaredDifference(answer, target),
  slope: (answer, target) => tf.mul(tf.sub(answer, target), 2),
};

export const absoluteError: Elementwise = {
  value: (answer, target) => tf.abs(tf.sub(answer, target)),
  slope: (answer, target) => tf.sign(tf.sub(answer, target)),
};

/** In percent of the target, which counts as 1e-7 where it is less. */
export const absolutePercentageError: Elementwise = {
  value: (answer, target) => tf.mul(tf.div(tf.abs(tf.sub(target, answer)), size(target)), 100),
  slope: (answer, target) => tf.mul(tf.div(tf.sign(tf.sub(answer, target)), size(target)), 100),
};

const size = (target: tf.Tensor): tf.Tensor => tf.maximum(tf.abs(target), EPSILON);

/** Huber, 1964: squared up to `delta`, linear beyond. */
export function huber(delta: number): Elementwise {
  return {
    value(answer, target) {
      const error = tf.abs(tf.sub(answer, target));
      const near = tf.minimum(error, delta);
      // 0.5·near² + delta·(error - near) is both branches in one.
      return tf.add(tf.mul(tf.square(near), 0.5), tf.mul(tf.sub(error, near), delta));
    },
    slope: (answer, target) => tf.clipByValue(tf.sub(answer, target), -delta, delta),
  };
}

export const logCosh: Elementwise = {
  value(answer, target) {
    const error = tf.abs(tf.sub(answer, target));
    return tf.sub(tf.add(error, tf.log1p(tf.exp(tf.mul(error, -2)))), Math.LN2);
  },
  slope: (answer, target) => tf.tanh(tf.sub(answer, target)),
};

/** Koenker and Bassett, 1978. */
export function quantile(share: number): Elementwise {
  return {
    value(answer, target) {
      const error = tf.sub(target, answer);
      return tf.maximum(tf.mul(error, share), tf.mul(error, share - 1));
    },
    // None where the answer is right, as that of the absolute error.
    slope: (answer, target) => tf.sub(tf.mul(flag(tf.greater(answer, target)), 1 - share), tf.mul(flag(tf.less(answer, target)), share)),
  };
}

export const poisson: Elementwise = {
  value: (answer, target) => tf.sub(answer, tf.mul(target, tf.log(tf.add(answer, EPSILON)))),
  slope: (answer, target) => tf.sub(1, tf.div(target, tf.add(answer, EPSILON))),
};

/** From logits, in the form that neither overflows nor loses the small. */
export const binaryOfLogits: Elementwise = {
  value: (answer, target) => tf.add(tf.sub(tf.relu(answer), tf.mul(answer, target)), tf.log1p(tf.exp(tf.neg(tf.abs(answer))))),
  slope: (answer, target) => tf.sub(tf.sigmoid(answer), target),
};

/** From probabilities, which Keras holds within 1e-7 and 1 - 1e-7. */
export const binaryOfProbabilities: Elementwise = {
  value(answer, target) {
    const held = tf.clipByValue(answer, EPSILON, 1 - EPSILON);
    return tf.neg(tf.add(tf.mul(target, tf.log(held)), tf.mul(tf.sub(1, target), tf.log(tf.sub(1, held)))));
  },
  slope(answer, target) {
    const held = tf.clipByValue(answer, EPSILON, 1 - EPSILON);
    const slope = tf.div(tf.sub(held, target), tf.mul(held, tf.sub(1, held)));
    return tf.mul(slope, flag(tf.equal(held, answer)));
  },
};
