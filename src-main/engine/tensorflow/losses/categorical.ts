import * as tf from '@tensorflow/tfjs-core';
import { EPSILON, type LossFunction } from './loss';

/** Cross-entropy from logits: Σ t · (ln Σ e^z - z), whose slope is Σt · softmax - t. */
export const categoricalOfLogits: LossFunction = (answers, targets) => ({
  values: tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(answers)), -1)),
  back: (gradient) => tf.mul(tf.sub(tf.mul(tf.softmax(answers), tf.sum(targets, -1, true)), targets), tf.expandDims(gradient, -1)),
});

/** From probabilities: scaled to add up to 1, and held within 1e-7 and 1 - 1e-7, as Keras does. */
export const categoricalOfProbabilities: LossFunction = (answers, targets) => {
  const sums = tf.sum(answers, -1, true);
  const shares = tf.div(answers, sums);
  const held = tf.clipByValue(shares, EPSILON, 1 - EPSILON);
  return {
    values: tf.neg(tf.sum(tf.mul(targets, tf.log(held)), -1)),
    back(gradient) {
      const inside = tf.cast(tf.equal(held, shares), 'float32');
      const forShares = tf.mul(tf.neg(tf.div(targets, held)), tf.mul(inside, tf.expandDims(gradient, -1)));
      return tf.div(tf.sub(forShares, tf.sum(tf.mul(forShares, shares), -1, true)), sums);
    },
  };
};

/** With class indices [batch, ...] for targets. */
export function sparse(loss: LossFunction): LossFunction {
  return (answers, targets) => loss(answers, tf.cast(tf.oneHot(tf.cast(targets, 'int32'), answers.shape.at(-1) ?? 1), 'float32'));
}

/** Keras takes the logarithm of sparse targets' probabilities for logits, and does not scale them first. */
export const logarithmsAsLogits: LossFunction = (answers, targets) => {
  const held = tf.clipByValue(answers, EPSILON, 1 - EPSILON);
  const inner = categoricalOfLogits(tf.log(held), targets);
  return {
    values: inner.values,
    back: (gradient) => tf.mul(tf.div(inner.back(gradient), held), tf.cast(tf.equal(held, answers), 'float32')),
  };
};
