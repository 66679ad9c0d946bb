import * as tf from '@tensorflow/tfjs-core';
import type { RepeatVectorSpec } from '../../../core/model/layers/repeat-vector';
import { type Layer, type LayerContext, noWeights } from '../layer';
import { reshaped } from '../shapes';

/** `keras.layers.Flatten` and `Reshape`: the same values, row by row, in another shape. A mask does not outlive them. */
export function reshapeLayer({ output }: LayerContext): Layer {
  return (x, _weights, pass) => {
    pass.mask = null;
    const value = reshaped(x, [x.shape[0], ...output]);
    return { value, back: (gradient) => ({ input: () => reshaped(gradient, x.shape), weights: noWeights }) };
  };
}

/** `keras.layers.RepeatVector`: [batch, features] becomes [batch, n, features]. */
export function repeatVectorLayer(spec: RepeatVectorSpec): Layer {
  return (x, _weights, pass) => {
    pass.mask = null;
    const value = tf.tile(tf.expandDims(x, 1), [1, spec.n, 1]);
    return { value, back: (gradient) => ({ input: () => tf.sum(gradient, 1), weights: noWeights }) };
  };
}

/** `keras.Input`. */
export function inputLayer(): Layer {
  return (x) => ({ value: x, back: (gradient) => ({ input: () => gradient, weights: noWeights }) });
}
