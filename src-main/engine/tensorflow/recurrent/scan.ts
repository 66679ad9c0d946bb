import * as tf from '@tensorflow/tfjs-core';
import { weightOf, type Weights } from '../layer';
import { reshaped } from '../shapes';
import { at, type Cell, type CellState, type CellStep, type RecurrentWeights, type StepGradients } from './cell';
import { project } from './project';
import type { Run, RunGradients, RunInput } from './run';

/** The general form: the steps one after the other through a cell, and back. Covers every option. */
export function scan(cell: Cell, input: RunInput): Run {
  const bias = input.weights.bias ?? null;
  // A GRU with `reset_after` has two biases: the input's and the state's.
  const [forInput, forState] = bias?.shape.length === 2 ? tf.unstack(bias, 0) : [bias, null];
  const projection = project(input, forInput ?? null);
  const [steps = 1, batch = 1] = input.x.shape;
  const projected = tf.unstack(reshaped(projection.value, [steps, batch, projection.value.shape[1] ?? 1]), 0);
  const kernel = weightOf(input.weights, 'recurrent_kernel');
  const recurrent: RecurrentWeights = { kernel, bias: forState ?? null, keep: input.keepState };
  const run = forward(cell, projected, input, recurrent);
  const back = (gradient: tf.Tensor): RunGradients => {
    const grads = backward(run.steps, input, gradient);
    const below = projection.back(
      tf.concat(
        grads.map((step) => step.projected),
        0,
      ),
    );
    const { kernelGradient, biasGradient } = recurrentGradients(grads, recurrent.bias !== null);
    return {
      input: below.input,
      weights: named(bias, { kernel: below.kernel, recurrent_kernel: kernelGradient }, below.bias, biasGradient),
    };
  };
  const value = input.sequences ? tf.stack(run.outputs, 0) : at(run.outputs, run.outputs.length - 1);
  return { value, last: run.last, back };
}

interface Steps {
  readonly steps: readonly MaskedStep[];
  readonly outputs: tf.Tensor[];
  readonly last: CellState;
}

/** A step, and the share of the batch that takes it: [batch, 1]; null for all. */
interface MaskedStep {
  readonly step: CellStep;
  readonly there: tf.Tensor | null;
}

function forward(cell: Cell, projected: readonly tf.Tensor[], input: RunInput, weights: RecurrentWeights): Steps {
  const [, batch = 1] = input.x.shape;
  const [units = 1] = weights.kernel.shape;
  const zeros = tf.zeros([batch, units]);
  const masks = input.mask ? tf.unstack(input.mask, 0) : [];
  let state: CellState = input.first ?? Array.from({ length: cell.states }, () => zeros);
  let output = zeros;
  const steps: MaskedStep[] = [];
  const outputs: tf.Tensor[] = [];
  for (const [index, own] of projected.entries()) {
    const before = state;
    const step = cell.step(own, before, weights);
    const there = masks[index] ?? null;
    // A step that is not there leaves the state and repeats the answer before it, which is 0 at first.
    state = there ? step.state.map((value, part) => chosen(there, value, at(before, part))) : step.state;
    output = there ? chosen(there, at(step.state, 0), output) : at(state, 0);
    steps.push({ step, there });
    outputs.push(output);
  }
  return { steps, outputs, last: state };
}

/** `taken` where `there` is 1, `left` where it is 0. */
function chosen(there: tf.Tensor, taken: tf.Tensor, left: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(taken, there), tf.mul(left, tf.sub(1, there)));
}

/** From the last step to the first; gradients in the order of the steps. */
function backward(steps: readonly MaskedStep[], { sequences }: RunInput, gradient: tf.Tensor): readonly StepGradients[] {
  const byStep = sequences ? tf.unstack(gradient, 0) : [];
  let state: readonly (tf.Tensor | null)[] = sequences ? [] : [gradient];
  const grads: StepGradients[] = [];
  for (const [index, { step, there }] of [...steps.entries()].reverse()) {
    const own = byStep[index];
    const carried = state[0] ?? null;
    const whole = [own && carried ? tf.add(carried, own) : (own ?? carried), ...state.slice(1)];
    const taken = there ? whole.map((part) => part && tf.mul(part, there)) : whole;
    const below = step.back(taken);
    state = there ? below.state.map((part, at) => leftOver(part, whole[at] ?? null, there)) : below.state;
    grads.unshift(below);
  }
  return grads;
}

/** Where a step was not there, the gradient passes it by. */
function leftOver(below: tf.Tensor, whole: tf.Tensor | null, there: tf.Tensor): tf.Tensor {
  return whole ? tf.add(below, tf.mul(whole, tf.sub(1, there))) : below;
}

/** The recurrent kernel's gradient from all steps in one product for each block of columns, and the state's bias's. */
function recurrentGradients(grads: readonly StepGradients[], withBias: boolean) {
  const blocks = (grads[0]?.products ?? []).map((_, block) => {
    const products = grads.flatMap((step) => step.products[block] ?? []);
    const left = tf.concat(
      products.map((product) => product.left),
      0,
    );
    const gradient = tf.concat(
      products.map((product) => product.gradient),
      0,
    );
    return { kernel: tf.matMul(left, gradient, true, false), bias: withBias ? tf.sum(gradient, 0) : null };
  });
  const beside = (parts: tf.Tensor[], axis: number): tf.Tensor => (parts.length === 1 ? at(parts, 0) : tf.concat(parts, axis));
  return {
    kernelGradient: beside(
      blocks.map(({ kernel }) => kernel),
      1,
    ),
    biasGradient: withBias
      ? beside(
          blocks.flatMap(({ bias }) => bias ?? []),
          0,
        )
      : null,
  };
}

function named(bias: tf.Tensor | null, kernels: Weights, forInput: tf.Tensor, forState: tf.Tensor | null): Weights {
  if (!bias) return kernels;
  return { ...kernels, bias: forState ? tf.stack([forInput, forState], 0) : forInput };
}
