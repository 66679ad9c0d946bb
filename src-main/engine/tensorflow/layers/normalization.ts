import * as tf from '@tensorflow/tfjs-core';
import type { BatchNormalizationSpec, LayerNormalizationSpec } from '../../../core/model/layers/normalization';
import { type Answer, type Layer, type Weights, weightOf } from '../layer';
import type { Pass } from '../pass';
import { reshaped } from '../shapes';

type Spec = BatchNormalizationSpec | LayerNormalizationSpec;

/** Keras's `backend.epsilon()`. */
const EPSILON = 1e-7;

/** `keras.layers.BatchNormalization` over the last axis. */
export function batchNormalizationLayer(spec: BatchNormalizationSpec, index: number): Layer {
  return (x, weights, pass) => {
    const rows = reshaped(x, [-1, x.shape.at(-1) ?? 1]);
    return pass.learning ? byBatch(spec, index, x.shape, rows, weights, pass) : byStatistics(spec, x, weights);
  };
}

function byStatistics(spec: BatchNormalizationSpec, x: tf.Tensor, weights: Weights): Answer {
  const deviation = tf.rsqrt(tf.add(weightOf(weights, 'moving_variance'), spec.epsilon));
  const standard = tf.mul(tf.sub(x, weightOf(weights, 'moving_mean')), deviation);
  return scaled(spec, weights, standard, (gradient) => tf.mul(gradient, deviation));
}

/** Mean and variance of the batch; steps that a mask leaves out do not count, as in Keras. */
function byBatch(spec: BatchNormalizationSpec, index: number, shape: number[], rows: tf.Tensor, weights: Weights, pass: Pass): Answer {
  const mask = pass.mask ? reshaped(pass.mask, [-1, 1]) : null;
  const share = mask ? tf.div(mask, tf.add(tf.sum(mask), EPSILON)) : tf.scalar(1 / rows.shape[0]);
  const mean = tf.sum(tf.mul(rows, share), 0);
  const apart = tf.sub(rows, mean);
  const variance = tf.sum(tf.mul(tf.square(apart), share), 0);
  moveStatistics(spec, index, weights, pass, { mean, variance });
  const deviation = tf.rsqrt(tf.add(variance, spec.epsilon));
  const standard = tf.mul(apart, deviation);
  return scaled(spec, weights, reshaped(standard, shape), (gradient) => {
    const own = reshaped(gradient, rows.shape);
    const byMean = tf.sum(own, 0);
    const byVariance = tf.mul(standard, tf.sum(tf.mul(own, standard), 0));
    return reshaped(tf.mul(deviation, tf.sub(own, tf.mul(share, tf.add(byMean, byVariance)))), shape);
  });
}

interface Moments {
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

function moveStatistics(spec: BatchNormalizationSpec, index: number, weights: Weights, pass: Pass, { mean, variance }: Moments): void {
  const moved = (name: string, seen: tf.Tensor): void => {
    pass.statistics.set(`${index}/${name}`, tf.add(tf.mul(weightOf(weights, name), spec.momentum), tf.mul(seen, 1 - spec.momentum)));
  };
  moved('moving_mean', mean);
  moved('moving_variance', variance);
}

/** `keras.layers.LayerNormalization` over the last axis: every row by its own mean and variance. */
export function layerNormalizationLayer(spec: LayerNormalizationSpec): Layer {
  return (x, weights) => {
    const apart = tf.sub(x, tf.mean(x, -1, true));
    const deviation = tf.rsqrt(tf.add(tf.mean(tf.square(apart), -1, true), spec.epsilon));
    const standard = tf.mul(apart, deviation);
    return scaled(spec, weights, standard, (gradient) => {
      const byVariance = tf.mul(standard, tf.mean(tf.mul(gradient, standard), -1, true));
      return tf.mul(deviation, tf.sub(tf.sub(gradient, tf.mean(gradient, -1, true)), byVariance));
    });
  };
}

/**
 * gamma · standard + beta.
 *
 * @param below gradient for the layer's input, from that for `standard`
 */
function scaled(spec: Spec, weights: Weights, standard: tf.Tensor, below: (gradient: tf.Tensor) => tf.Tensor): Answer {
  const grown = spec.scale ? tf.mul(standard, weightOf(weights, 'gamma')) : standard;
  const overRows = (x: tf.Tensor): tf.Tensor => tf.sum(reshaped(x, [-1, x.shape.at(-1) ?? 1]), 0);
  return {
    value: spec.center ? tf.add(grown, weightOf(weights, 'beta')) : grown,
    back: (gradient) => ({
      input: () => below(spec.scale ? tf.mul(gradient, weightOf(weights, 'gamma')) : gradient),
      weights: {
        ...(spec.scale && { gamma: overRows(tf.mul(gradient, standard)) }),
        ...(spec.center && { beta: overRows(gradient) }),
      },
    }),
  };
}
