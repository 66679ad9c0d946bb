import * as tf from '@tensorflow/tfjs-core';
import { type Answer, type Layer, noWeights } from '../layer';
import { placeOf } from '../pass';

const untouched = (x: tf.Tensor): Answer => ({ value: x, back: (gradient) => ({ input: () => gradient, weights: noWeights }) });

/**
 * `keras.layers.Dropout` and `SpatialDropout1D`.
 *
 * @param whole whether features are dropped over all steps at once
 */
export function dropoutLayer(rate: number, index: number, whole: boolean): Layer {
  return (x, _weights, pass) => {
    if (!pass.noise || rate === 0) return untouched(x);
    const shape = whole ? [x.shape[0], 1, x.shape[2] ?? 1] : x.shape;
    const size = shape.reduce((so, length) => so * length, 1);
    const keep = tf.tensor(pass.noise.keep(placeOf(index, 0), size, rate), shape);
    return { value: tf.mul(x, keep), back: (gradient) => ({ input: () => tf.mul(gradient, keep), weights: noWeights }) };
  };
}

/** `keras.layers.GaussianNoise`. */
export function gaussianNoiseLayer(stddev: number, index: number): Layer {
  return (x, _weights, pass) => {
    if (!pass.noise || stddev === 0) return untouched(x);
    const noise = tf.tensor(pass.noise.normal(placeOf(index, 0), x.size), x.shape);
    return { ...untouched(x), value: tf.add(x, tf.mul(noise, stddev)) };
  };
}
