import * as tf from '@tensorflow/tfjs-core';
import { rawOperation } from '../kernels';
import { at } from './cell';
import type { Run, RunGradients, RunInput } from './run';
import { type WideGru, wideGru } from './wide-gru';

/**
 * A GRU with `reset_after` by TensorFlow's `GRUBlockCell`: with the product that makes the next state, two operations a step, and two
 * back, instead of a dozen each. See `wide-gru.ts` for how a cell that resets before its product computes one that resets after.
 */
export function blockGru({ x, weights, first, keepInput, sequences }: RunInput): Run {
  const [steps = 1, batch = 1] = x.shape;
  const keep = keepInput[0];
  const wide = wideGru(weights);
  const { units } = wide;
  const inputs = tf.unstack(keep ? tf.mul(x, keep) : x, 0);
  const h = first ? at(first, 0) : tf.zeros([batch, units]);
  const { states, cells } = forward(wide, inputs, h);
  const answers = cells.map((cell) => at(cell, 3));
  const end = tf.slice(at(answers, steps - 1), [0, 0], [batch, units]);
  const back = (gradient: tf.Tensor): RunGradients => {
    const steps = backward(wide, inputs, states, cells, sequences ? tf.unstack(widened(gradient, units), 0) : [widened(gradient, units)]);
    const input = (): tf.Tensor => {
      const below = tf.stack(
        steps.map((step) => at(step, 0)),
        0,
      );
      return keep ? tf.mul(below, keep) : below;
    };
    return { input, weights: weightGradients(units, inputs, states, steps, weights.bias !== undefined) };
  };
  return { value: sequences ? tf.slice(tf.stack(answers, 0), [0, 0, 0], [steps, batch, units]) : end, last: [end], back };
}

interface Cells {
  /** Before every step, [batch, 2 × units]. */
  readonly states: readonly tf.Tensor[];
  /** r, u, c and the new h of every step. */
  readonly cells: readonly (readonly tf.Tensor[])[];
}

function forward(wide: WideGru, inputs: readonly tf.Tensor[], h: tf.Tensor): Cells {
  const states: tf.Tensor[] = [];
  const cells: tf.Tensor[][] = [];
  let state = tf.add(tf.matMul(h, wide.first), wide.bias);
  for (const input of inputs) {
    const cell = rawOperation('GRUBlockCell', [input, state, ...wide.cell], 4);
    states.push(state);
    cells.push(cell);
    if (cells.length < inputs.length) state = wide.advance(at(cell, 3));
  }
  return { states, cells };
}

/** @returns of every step: gradients for x, for the state before it, for c and for r beside u before their curves */
function backward(
  wide: WideGru,
  inputs: readonly tf.Tensor[],
  states: readonly tf.Tensor[],
  cells: Cells['cells'],
  gradients: readonly tf.Tensor[],
): readonly (readonly tf.Tensor[])[] {
  const last = cells.length - 1;
  const done: (readonly tf.Tensor[])[] = [];
  let carried = at(gradients, gradients.length - 1);
  for (let step = last; step >= 0; step--) {
    const [r, u, c] = cells[step] ?? [];
    const given = [at(inputs, step), at(states, step), ...wide.cell, r, u, c, carried];
    const grads = rawOperation('GRUBlockCellGrad', given, 4);
    done.unshift(grads);
    if (step === 0) break;
    const below = tf.matMul(at(grads, 1), wide.next, false, true);
    carried = gradients.length > 1 ? tf.add(below, at(gradients, step - 1)) : below;
  }
  return done;
}

/** Zeros for the half of the state that is not h. */
function widened(gradient: tf.Tensor, units: number): tf.Tensor {
  const none: [number, number] = [0, 0];
  return tf.pad(gradient, [...gradient.shape.slice(1).map(() => none), [0, units]]);
}

function weightGradients(
  units: number,
  inputs: readonly tf.Tensor[],
  states: readonly tf.Tensor[],
  steps: readonly (readonly tf.Tensor[])[],
  withBias: boolean,
) {
  const rows = (tensors: readonly tf.Tensor[]): tf.Tensor => (tensors.length === 1 ? at(tensors, 0) : tf.concat([...tensors], 0));
  const part = (tensor: tf.Tensor, begin: number, size: number): tf.Tensor => tf.slice(tensor, [0, begin], [tensor.shape[0], size]);
  const gates = rows(steps.map((step) => at(step, 3)));
  // r counts in the state's second half, u in its first.
  const [forR, forZ] = [part(gates, units, units), part(gates, 2 * units, units)];
  const forG = part(rows(steps.map((step) => at(step, 2))), 0, units);
  const forInner = part(rows(steps.map((step) => at(step, 1))), units, units);
  const [ofInput, ofState] = [tf.concat([forZ, forR, forG], 1), tf.concat([forZ, forR, forInner], 1)];
  const h = part(rows(states), 0, units);
  const bias = { bias: tf.stack([tf.sum(ofInput, 0), tf.sum(ofState, 0)], 0) };
  return {
    kernel: tf.matMul(rows(inputs), ofInput, true, false),
    recurrent_kernel: tf.matMul(h, ofState, true, false),
    ...(withBias && bias),
  };
}
