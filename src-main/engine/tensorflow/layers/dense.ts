import * as tf from '@tensorflow/tfjs-core';
import type { DenseSpec } from '../../../core/model/layers/dense';
import { type Layer, type LayerContext, weightOf } from '../layer';
import { reshaped } from '../shapes';
import { activated } from './activation';

/** `keras.layers.Dense`: over the last axis, whatever the rank. */
export function denseLayer(spec: DenseSpec, { input }: LayerContext): Layer {
  const inputs = input.at(-1) ?? 1;
  return (x, weights) => {
    const kernel = weightOf(weights, 'kernel');
    const rows = reshaped(x, [-1, inputs]) as tf.Tensor2D;
    const product = tf.matMul(rows, kernel);
    const before = spec.use_bias ? tf.add(product, weightOf(weights, 'bias')) : product;
    return activated(spec.activation, reshaped(before, [...x.shape.slice(0, -1), spec.units]), (gradient) => {
      const flat = reshaped(gradient, [-1, spec.units]);
      return {
        input: () => reshaped(tf.matMul(flat, kernel, false, true), x.shape),
        weights: { kernel: tf.matMul(rows, flat, true, false), ...(spec.use_bias && { bias: tf.sum(flat, 0) }) },
      };
    });
  };
}
