import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../../core/model/model';

type Clipping = Pick<OptimizerSpec, 'clipnorm' | 'clipvalue' | 'global_clipnorm'>;

/** Keras's `_clip_gradients`: by each weight's norm, by that of all together, or by value; the first that is set counts. */
export function clipped({ clipnorm, clipvalue, global_clipnorm }: Clipping, gradients: readonly tf.Tensor[]): readonly tf.Tensor[] {
  if (clipnorm) return gradients.map((gradient) => byNorm(gradient, clipnorm));
  if (global_clipnorm) return byGlobalNorm(gradients, global_clipnorm);
  if (clipvalue) return gradients.map((gradient) => tf.clipByValue(gradient, -clipvalue, clipvalue));
  return gradients;
}

function byNorm(gradient: tf.Tensor, limit: number): tf.Tensor {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.div(tf.mul(gradient, limit), tf.maximum(norm, limit));
}

function byGlobalNorm(gradients: readonly tf.Tensor[], limit: number): readonly tf.Tensor[] {
  const norm = tf.sqrt(tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient)))));
  const scale = tf.minimum(tf.div(limit, norm), 1);
  return gradients.map((gradient) => tf.mul(gradient, scale));
}
