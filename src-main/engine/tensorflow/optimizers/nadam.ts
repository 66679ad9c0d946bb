import * as tf from '@tensorflow/tfjs-core';
import { moved } from './moments';
import { type Optimizer, type OptimizerOf, slot } from './optimizer';

/** `keras.optimizers.Nadam` (Dozat, 2016). */
export function nadam({ beta_1, beta_2, epsilon }: OptimizerOf<'Nadam'>): Optimizer {
  const share = momentumProduct(beta_1);
  return {
    firstSlots: [0, 0],
    step({ values, gradient, slots, rate, iterations }) {
      const step = iterations + 1;
      const [now, next] = [momentum(beta_1, step), momentum(beta_1, step + 1)];
      const product = share(step);
      const m = moved(slot(slots, 0), gradient, beta_1);
      const v = moved(slot(slots, 1), tf.square(gradient), beta_2);
      const ahead = tf.add(tf.mul(m, next / (1 - product * next)), tf.mul(gradient, (1 - now) / (1 - product)));
      const spread = tf.sqrt(tf.div(v, 1 - beta_2 ** step));
      return { values: tf.sub(values, tf.div(tf.mul(ahead, rate), tf.add(spread, epsilon))), slots: [m, v] };
    },
  };
}

const momentum = (beta: number, step: number): number => beta * (1 - 0.5 * 0.96 ** step);

/** The product of the momenta of all steps so far; taken up where it was, and from the start after a restore. */
function momentumProduct(beta: number): (step: number) => number {
  let done = 0;
  let product = 1;
  return (step) => {
    if (step < done) [done, product] = [0, 1];
    while (done < step) product *= momentum(beta, ++done);
    return product;
  };
}
