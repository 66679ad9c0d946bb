import * as tf from '@tensorflow/tfjs-core';
import type { Answer, Gradients, Layer, LayerContext, Weights } from '../layer';
import type { Pass } from '../pass';
import { reshaped } from '../shapes';

/**
 * `keras.layers.TimeDistributed`: [batch, steps, ...] goes through the inner layer step by step.
 *
 * @param inner made for one step
 * @param eachStep whether the answer to a step depends on the batch's other steps if they are given at once: BatchNormalization
 */
export function timeDistributedLayer(inner: Layer, { index, output }: LayerContext, eachStep: boolean): Layer {
  return (x, weights, pass) => {
    const mask = pass.mask;
    const answer = eachStep && pass.learning ? oneByOne(inner, index, x, weights, pass) : atOnce(inner, output, x, weights, pass);
    pass.mask = mask;
    return answer;
  };
}

/** All steps as one large batch. */
function atOnce(inner: Layer, output: readonly number[], x: tf.Tensor, weights: Weights, pass: Pass): Answer {
  const [batch = 1, steps = 1, ...step] = x.shape;
  pass.mask = null;
  const answer = inner(reshaped(x, [batch * steps, ...step]), weights, pass);
  const back = (gradient: tf.Tensor): Gradients => {
    const below = answer.back(reshaped(gradient, answer.value.shape));
    return { input: () => reshaped(below.input(), x.shape), weights: below.weights };
  };
  return { value: reshaped(answer.value, [batch, ...output]), back };
}

/** Step after step; statistics that a step moved are the next one's, as in Keras's loop. */
function oneByOne(inner: Layer, index: number, x: tf.Tensor, weights: Weights, pass: Pass): Answer {
  const masks = pass.mask ? tf.unstack(pass.mask, 1) : null;
  let current = weights;
  const answers = tf.unstack(x, 1).map((step, at) => {
    pass.mask = masks?.[at] ?? null;
    const answer = inner(step, current, pass);
    current = Object.fromEntries(Object.entries(current).map(([name, value]) => [name, pass.statistics.get(`${index}/${name}`) ?? value]));
    return answer;
  });
  const back = (gradient: tf.Tensor): Gradients => {
    const slices = tf.unstack(gradient, 1);
    const below = answers.map((answer, at) => answer.back(slices[at] ?? gradient));
    const names = Object.keys(below[0]?.weights ?? {});
    const summed = names.map((name) => [name, tf.addN(below.flatMap((one) => one.weights[name] ?? []))] as const);
    return {
      input: () =>
        tf.stack(
          below.map((one) => one.input()),
          1,
        ),
      weights: Object.fromEntries(summed),
    };
  };
  return {
    value: tf.stack(
      answers.map(({ value }) => value),
      1,
    ),
    back,
  };
}
