import * as tf from '@tensorflow/tfjs-core';
import type { GlobalPoolingSpec } from '../../../core/model/layers/global-pooling';
import { type Answer, type Layer, type LayerContext, noWeights } from '../layer';
import { reshaped } from '../shapes';

/** `keras.layers.GlobalMaxPooling1D` and its kin: over all axes between batch and features. */
export function globalPoolingLayer(spec: GlobalPoolingSpec, { output }: LayerContext): Layer {
  const axes = spec.type.endsWith('2D') ? [1, 2] : [1];
  return (x, _weights, pass) => {
    // Of the four, Keras's GlobalAveragePooling1D alone minds a mask.
    const mask = spec.type === 'GlobalAveragePooling1D' ? pass.mask : null;
    pass.mask = null;
    const pooled = spec.type.startsWith('GlobalMax') ? greatest(x, axes) : mean(x, axes, mask);
    const back = (gradient: tf.Tensor): ReturnType<Answer['back']> => pooled.back(reshaped(gradient, pooled.value.shape));
    return { value: reshaped(pooled.value, [x.shape[0], ...output]), back };
  };
}

/** Where several are greatest, they share the gradient evenly, as TensorFlow's `reduce_max` has it. */
function greatest(x: tf.Tensor, axes: number[]): Answer {
  const value = tf.max(x, axes, true);
  return {
    value,
    back: (gradient) => ({
      input: () => {
        const chosen = tf.cast(tf.equal(x, value), 'float32');
        return tf.mul(chosen, tf.div(gradient, tf.sum(chosen, axes, true)));
      },
      weights: noWeights,
    }),
  };
}

/** @param mask [batch, steps]; null where all steps count */
function mean(x: tf.Tensor, axes: number[], mask: tf.Tensor | null): Answer {
  const count = axes.reduce((so, axis) => so * (x.shape[axis] ?? 1), 1);
  const counted = mask && tf.expandDims(mask, -1);
  const share = counted ? tf.div(counted, tf.sum(counted, 1, true)) : tf.scalar(1 / count);
  const value = counted ? tf.sum(tf.mul(x, share), axes, true) : tf.mean(x, axes, true);
  return { value, back: (gradient) => ({ input: () => tf.mul(tf.mul(tf.onesLike(x), share), gradient), weights: noWeights }) };
}
