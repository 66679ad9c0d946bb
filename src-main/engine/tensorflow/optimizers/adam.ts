import * as tf from '@tensorflow/tfjs-core';
import { moved } from './moments';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.Adam` (Kingma and Ba, 2014), with `amsgrad` (Reddi et al., 2018); AdamW differs by its weight decay alone. */
export function adam({ beta_1, beta_2, epsilon, amsgrad }: OptimizerOf<'Adam'> | OptimizerOf<'AdamW'>): Optimizer {
  return {
    firstSlots: amsgrad ? [0, 0, 0] : [0, 0],
    step({ values, gradient, slots, rate, iterations }) {
      const step = iterations + 1;
      const alpha = (rate * Math.sqrt(1 - beta_2 ** step)) / (1 - beta_1 ** step);
      const m = moved(slot(slots, 0), gradient, beta_1);
      const v = moved(slot(slots, 1), tf.square(gradient), beta_2);
      const greatest = amsgrad ? tf.maximum(slot(slots, 2), v) : v;
      const change = tf.div(tf.mul(m, alpha), tf.add(tf.sqrt(greatest), epsilon));
      return { values: tf.sub(values, change), slots: amsgrad ? [m, v, greatest] : [m, v] };
    },
  };
}
