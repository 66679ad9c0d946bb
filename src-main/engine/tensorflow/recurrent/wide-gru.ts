import * as tf from '@tensorflow/tfjs-core';
import { weightOf, type Weights } from '../layer';
import { at } from './cell';

/**
 * The weights of a GRU with `reset_after`, put so that TensorFlow's `GRUBlockCell`, which resets before its product, computes it.
 *
 * The cell computes g = tanh(x·W + (r ∘ s)·V + b) and s' = u ∘ s + (1 - u) ∘ g. Its state s is h beside h·U + b of the candidate: what
 * `reset_after` resets. V passes that second half on to g as it is (a unit matrix) and nothing of h; r is wanted in the second half
 * alone, u in the first. The state is twice as wide, which pays while operations cost more to start than to do.
 */
export interface WideGru {
  readonly units: number;
  /** h to s, [units, 2 × units]. */
  readonly first: tf.Tensor;
  /** The cell's answer to the next s, [2 × units, 2 × units]: as `first`, and nothing of the second half. */
  readonly next: tf.Tensor;
  readonly bias: tf.Tensor;
  /** w_ru, w_c, b_ru and b_c of the cell. */
  readonly cell: readonly tf.Tensor[];
  /** The next step's s from the cell's answer. */
  advance(answer: tf.Tensor): tf.Tensor;
}

/** Largest layer for which starting the operations is taken to be what costs; an estimate, not measured. */
export const widestGru = 64;

export function wideGru(weights: Weights): WideGru {
  const kernel = weightOf(weights, 'kernel');
  const recurrent = weightOf(weights, 'recurrent_kernel');
  const [inputs = 1, columns = 1] = kernel.shape;
  const units = columns / 3;
  const [xz, xr, xg] = thirds(kernel);
  const [hz, hr, hg] = thirds(recurrent);
  const biases = weights.bias ?? tf.zeros([2, columns]);
  const [bz, br] = thirds(tf.sum(biases, 0));
  const [ofInput, ofState] = tf.unstack(biases, 0);
  const xBias = thirds(ofInput ?? biases)[2];
  const hBias = thirds(ofState ?? biases)[2];
  const none = tf.zeros([units]);
  const gap = (rows: number): tf.Tensor => tf.zeros([rows, units]);
  const one = tf.eye(units);
  const first = tf.concat([one, hg], 1);
  const next = tf.concat([first, tf.zeros([units, 2 * units])], 0);
  const bias = tf.concat([none, hBias], 0);
  const rows = (r: tf.Tensor, z: tf.Tensor, count: number): tf.Tensor => tf.concat([gap(count), r, z, gap(count)], 1);
  const gates = tf.concat([rows(xr, xz, inputs), rows(hr, hz, units), tf.zeros([units, 4 * units])], 0);
  const candidate = tf.concat([tf.concat([xg, gap(units), one], 0), gap(inputs + 2 * units)], 1);
  const cell = [gates, candidate, tf.concat([none, br, bz, none], 0), tf.concat([xBias, none], 0)];
  return { units, first, next, bias, cell, advance: (answer) => tf.add(tf.matMul(answer, next), bias) };
}

function thirds(weight: tf.Tensor): readonly [tf.Tensor, tf.Tensor, tf.Tensor] {
  const parts = tf.split(weight, 3, -1);
  return [at(parts, 0), at(parts, 1), at(parts, 2)];
}
