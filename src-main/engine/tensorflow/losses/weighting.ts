import * as tf from '@tensorflow/tfjs-core';

/**
 * How much each loss counts, Keras's `reduce_weighted_values` for `sum_over_batch_size`: the samples' weights by the number of
 * losses; where the answers have a mask, by the number of those that it lets count, and 0 for the others.
 *
 * @param shape of the losses, [batch] or [batch, steps]
 * @param weights [batch]
 * @param mask [batch, steps]
 * @returns factors that can be multiplied with the losses; their products add up to the loss
 */
export function lossShares(shape: readonly number[], weights: tf.Tensor | null, mask: tf.Tensor | null): tf.Tensor {
  const count = shape.reduce((so, length) => so * length, 1);
  const even = mask?.shape.length === shape.length ? tf.divNoNan(mask, tf.sum(mask)) : tf.scalar(1 / count);
  if (!weights) return even;
  const perSample = tf.reshape(weights, [weights.shape[0], ...shape.slice(1).map(() => 1)]);
  return tf.mul(even, perSample);
}
