import * as tf from '@tensorflow/tfjs-core';

/** average + (value - average) · (1 - beta), as Keras writes it. */
export function moved(average: tf.Tensor, value: tf.Tensor, beta: number): tf.Tensor {
  return tf.add(average, tf.mul(tf.sub(value, average), 1 - beta));
}

/** beta · average + (1 - beta) · value, as Keras writes it elsewhere: the same but for rounding. */
export function blended(average: tf.Tensor, value: tf.Tensor, beta: number): tf.Tensor {
  return tf.add(tf.mul(average, beta), tf.mul(value, 1 - beta));
}
