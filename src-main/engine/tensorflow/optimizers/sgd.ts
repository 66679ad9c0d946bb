import * as tf from '@tensorflow/tfjs-core';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.SGD`. */
export function sgd({ momentum, nesterov }: OptimizerOf<'SGD'>): Optimizer {
  if (momentum === 0) {
    return { firstSlots: [], step: ({ values, gradient, rate }) => ({ values: tf.sub(values, tf.mul(gradient, rate)), slots: [] }) };
  }
  return {
    firstSlots: [0],
    step({ values, gradient, slots, rate }) {
      const push = tf.mul(gradient, rate);
      const m = tf.sub(tf.mul(slot(slots, 0), momentum), push);
      return { values: tf.add(values, nesterov ? tf.sub(tf.mul(m, momentum), push) : m), slots: [m] };
    },
  };
}
