import * as tf from '@tensorflow/tfjs-core';
import { moved } from './moments';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.Adamax` (Kingma and Ba, 2014, section 7.1). */
export function adamax({ beta_1, beta_2, epsilon }: OptimizerOf<'Adamax'>): Optimizer {
  return {
    firstSlots: [0, 0],
    step({ values, gradient, slots, rate, iterations }) {
      const m = moved(slot(slots, 0), gradient, beta_1);
      const norm = tf.maximum(tf.mul(slot(slots, 1), beta_2), tf.abs(gradient));
      const change = tf.div(tf.mul(m, rate / (1 - beta_1 ** (iterations + 1))), tf.add(norm, epsilon));
      return { values: tf.sub(values, change), slots: [m, norm] };
    },
  };
}
