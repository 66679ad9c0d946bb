import * as tf from '@tensorflow/tfjs-core';

/** As `tf.reshape`, which runs a kernel even where nothing changes. */
export function reshaped(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const same = x.shape.length === shape.length && shape.every((length, axis) => length === x.shape[axis] || length === -1);
  return same ? x : tf.reshape(x, [...shape]);
}

export function product(lengths: readonly number[]): number {
  return lengths.reduce((so, length) => so * length, 1);
}
