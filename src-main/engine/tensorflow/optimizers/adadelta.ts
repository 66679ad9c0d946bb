import * as tf from '@tensorflow/tfjs-core';
import { blended } from './moments';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.Adadelta` (Zeiler, 2012). */
export function adadelta({ rho, epsilon }: OptimizerOf<'Adadelta'>): Optimizer {
  const root = (x: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(x, epsilon));
  return {
    firstSlots: [0, 0],
    step({ values, gradient, slots, rate }) {
      const grads = blended(slot(slots, 0), tf.square(gradient), rho);
      const change = tf.div(tf.mul(root(slot(slots, 1)), gradient), root(grads));
      const changes = blended(slot(slots, 1), tf.square(change), rho);
      return { values: tf.sub(values, tf.mul(change, rate)), slots: [grads, changes] };
    },
  };
}
