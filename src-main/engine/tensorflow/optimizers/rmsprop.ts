import * as tf from '@tensorflow/tfjs-core';
import { blended } from './moments';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.RMSprop` (Tieleman and Hinton, 2012); slots: velocity, then momentum and mean gradient where asked for. */
export function rmsprop({ rho, momentum, epsilon, centered }: OptimizerOf<'RMSprop'>): Optimizer {
  const withMomentum = momentum > 0;
  const meanAt = withMomentum ? 2 : 1;
  return {
    firstSlots: [0, ...(withMomentum ? [0] : []), ...(centered ? [0] : [])],
    step({ values, gradient, slots, rate }) {
      const velocity = blended(slot(slots, 0), tf.square(gradient), rho);
      const mean = centered ? blended(slot(slots, meanAt), gradient, rho) : null;
      const spread = mean ? tf.add(tf.sub(velocity, tf.square(mean)), epsilon) : tf.add(velocity, epsilon);
      const push = tf.div(tf.mul(gradient, rate), tf.sqrt(spread));
      const change = withMomentum ? tf.add(tf.mul(slot(slots, 1), momentum), push) : push;
      return { values: tf.sub(values, change), slots: [velocity, ...(withMomentum ? [change] : []), ...(mean ? [mean] : [])] };
    },
  };
}
