import * as tf from '@tensorflow/tfjs-core';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.Adagrad` (Duchi et al., 2011). */
export function adagrad({ initial_accumulator_value, epsilon }: OptimizerOf<'Adagrad'>): Optimizer {
  return {
    firstSlots: [initial_accumulator_value],
    step({ values, gradient, slots, rate }) {
      const sum = tf.add(slot(slots, 0), tf.square(gradient));
      return { values: tf.sub(values, tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(sum, epsilon)))), slots: [sum] };
    },
  };
}
