import * as tf from '@tensorflow/tfjs-core';
import type { EmbeddingSpec } from '../../../core/model/layers/embedding';
import { type Layer, type LayerContext, weightOf } from '../layer';
import { reshaped } from '../shapes';

/** `keras.layers.Embedding`: [batch, steps] or [batch, steps, 1] of whole numbers becomes [batch, steps, output_dim]. */
export function embeddingLayer(spec: EmbeddingSpec, { output }: LayerContext): Layer {
  return (x, weights, pass) => {
    const batch = x.shape[0];
    const numbers = reshaped(x, [-1]);
    const ids = tf.cast(numbers, 'int32') as tf.Tensor1D;
    const steps = output.slice(0, -1);
    pass.mask = spec.mask_zero ? reshaped(tf.cast(tf.notEqual(ids, tf.scalar(0, 'int32')), 'float32'), [batch, ...steps]) : null;
    const value = reshaped(tf.gather(weightOf(weights, 'embeddings'), ids), [batch, ...output]);
    return {
      value,
      back: (gradient) => ({
        // Whole numbers have no gradient.
        input: () => tf.zerosLike(x),
        weights: { embeddings: tf.unsortedSegmentSum(reshaped(gradient, [-1, spec.output_dim]), ids, spec.input_dim) },
      }),
    };
  };
}
