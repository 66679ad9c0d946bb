import * as tf from '@tensorflow/tfjs-core';
import { weightOf } from '../layer';
import { reshaped } from '../shapes';
import type { RunInput } from './run';

/** x·W + b of all steps at once. */
export interface Projection {
  /** [steps × batch, gates × units] */
  readonly value: tf.Tensor;
  back(gradient: tf.Tensor): { readonly input: () => tf.Tensor; readonly kernel: tf.Tensor; readonly bias: tf.Tensor };
}

/** @param bias [gates × units], or null */
export function project({ x, weights, keepInput }: RunInput, bias: tf.Tensor | null): Projection {
  const kernel = weightOf(weights, 'kernel');
  const product = keepInput.length > 1 ? byGate(x, kernel, keepInput) : atOnce(x, kernel, keepInput[0]);
  return {
    value: bias ? tf.add(product.value, bias) : product.value,
    back: (gradient) => ({ ...product.back(gradient), bias: tf.sum(gradient, 0) }),
  };
}

interface Product {
  readonly value: tf.Tensor;
  back(gradient: tf.Tensor): { readonly input: () => tf.Tensor; readonly kernel: tf.Tensor };
}

function atOnce(x: tf.Tensor, kernel: tf.Tensor, keep: tf.Tensor | undefined): Product {
  const rows = reshaped(keep ? tf.mul(x, keep) : x, [-1, x.shape[2] ?? 1]);
  return {
    value: tf.matMul(rows, kernel),
    back: (gradient) => ({
      input: () => {
        const below = reshaped(tf.matMul(gradient, kernel, false, true), x.shape);
        return keep ? tf.mul(below, keep) : below;
      },
      kernel: tf.matMul(rows, gradient, true, false),
    }),
  };
}

/** Each gate has dropout of its own, as in Keras's cells where the state has dropout too. */
function byGate(x: tf.Tensor, kernel: tf.Tensor, keep: readonly tf.Tensor[]): Product {
  const blocks = tf.split(kernel, keep.length, 1);
  const gates = keep.map((factor, at) => atOnce(x, blocks[at] ?? kernel, factor));
  return {
    value: tf.concat(
      gates.map(({ value }) => value),
      1,
    ),
    back: (gradient) => {
      const parts = tf.split(gradient, keep.length, 1);
      const below = gates.map((gate, at) => gate.back(parts[at] ?? gradient));
      return {
        input: () => tf.addN(below.map(({ input }) => input())),
        kernel: tf.concat(
          below.map((one) => one.kernel),
          1,
        ),
      };
    },
  };
}
