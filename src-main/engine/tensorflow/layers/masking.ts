import * as tf from '@tensorflow/tfjs-core';
import type { MaskingSpec } from '../../../core/model/layers/masking';
import { type Layer, noWeights } from '../layer';

/** `keras.layers.Masking`: steps whose features all have the value are set to 0 and left out by what follows. */
export function maskingLayer(spec: MaskingSpec): Layer {
  return (x, _weights, pass) => {
    const there = tf.cast(tf.any(tf.notEqual(x, spec.mask_value), -1, true), 'float32');
    pass.mask = tf.squeeze(there, [-1]);
    return { value: tf.mul(x, there), back: (gradient) => ({ input: () => tf.mul(gradient, there), weights: noWeights }) };
  };
}
