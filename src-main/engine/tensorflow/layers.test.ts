import { describe, expect, it } from 'vitest';
import { builtInEngine } from '../built-in';
import { testModel } from '../built-in/testing/models';
import { relativeError, testArray, testNumbers } from '../built-in/testing/numbers';
import type { Trainable } from '../engine';
import { tensorflowEngine } from './index';
import { prepareTestBackend } from './testing/backend';
import { type Stack, stacks } from './testing/stacks';

const backend = await prepareTestBackend();
const BATCH = 5;
const patience = { timeout: 60_000 };

/** Both engines with the same model and seed, and a batch; every ninth value is the one that masks look for. */
async function both({ input, layers }: Stack) {
  const model = testModel(layers, 'mean_squared_error', { type: 'Adam', learning_rate: 0.01 });
  const engines = [tensorflowEngine, builtInEngine];
  const [ours, theirs] = await Promise.all(engines.map((engine) => engine.build(model, input, 11, { maxBatch: BATCH })));
  const next = testNumbers(5);
  const size = input.reduce((product, length) => product * length, 1);
  const x = testArray(BATCH * size, next);
  const features = input.at(-1)!;
  for (let step = 0; step < x.length / features; step += 3) x.fill(0.5, step * features, (step + 1) * features);
  const y = testArray(BATCH * ours!.targetSize, next);
  const weights = Float32Array.of(1, 0.5, 2, 0, 1.5);
  return { ours: ours!, theirs: theirs!, x, y, weights };
}

describe(`every layer over ${backend}`, patience, () => {
  it.each(stacks)('starts from the built-in engine’s weights, answers and learns as it does: $name', async (stack) => {
    const { ours, theirs, x, y, weights } = await both(stack);
    expect(ours.weights()).toEqual(theirs.weights());
    expect(relativeError(ours.predict(x), theirs.predict(x))).toBeLessThan(1e-5);
    const wanted = theirs.gradients(x, y, weights);
    const largest = Math.max(...wanted.flatMap(({ values }) => [...values].map(Math.abs)));
    for (const [index, { name, values }] of ours.gradients(x, y, weights).entries()) {
      expect(name).toBe(wanted[index]!.name);
      expect(largestGap(values, wanted[index]!.values) / largest, name).toBeLessThan(1e-5);
    }
    for (let step = 0; step < 3; step++) {
      const [loss, wantedLoss] = [ours, theirs].map((engine) => engine.trainStep(x, y, weights).loss);
      expect(Math.abs(loss! - wantedLoss!) / wantedLoss!, `loss of step ${step + 1}`).toBeLessThan(1e-4);
    }
    ours.dispose();
  });

  it.each(stacks)('has the gradients that the loss itself shows: $name', async (stack) => {
    const { ours, x, y, weights } = await both(stack);
    const next = testNumbers(17);
    const start = ours.weights().map(({ values }) => values);
    const learned = ours.weights().map(({ trainable }) => trainable);
    const way = start.map((values, index) => testArray(values.length, next).map((value) => (learned[index] ? value : 0)));
    const gradients = ours.gradients(x, y, weights);
    const along = way.filter((_, index) => learned[index]).map((values, index) => dot(values, gradients[index]!.values));
    const slope = along.reduce((sum, value) => sum + value, 0);
    const lossAt = (shift: number): number => {
      ours.setWeights(start.map((values, index) => values.map((value, place) => value + shift * way[index]![place]!)));
      return ours.evaluate(x, y, weights).loss;
    };
    // Float32 leaves some three digits of a difference quotient.
    const quotient = (lossAt(1e-3) - lossAt(-1e-3)) / 2e-3;
    const size = gradients.reduce((sum, { values }) => sum + Math.sqrt(dot(values, values)), 0);
    expect(Math.abs(quotient - slope)).toBeLessThan(0.02 * size);
    ours.dispose();
  });
});

function largestGap(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - b[index]!)), 0);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

describe(`a stack over ${backend}`, patience, () => {
  it('names the first layer that is not finite', async () => {
    const { ours, x, y } = await both(stacks.find(({ name }) => name === 'LSTM')!);
    ours.trainStep(x, y);
    expect(ours.notFiniteLayer()).toBeNull();
    const broken = ours.weights().map(({ name, values }) => (name === 'lstm/bias' ? values.fill(NaN) : values));
    ours.setWeights(broken);
    ours.trainStep(x, y);
    expect(ours.notFiniteLayer()).toBe('lstm');
    ours.dispose();
  });

  it('takes an Embedding of whole numbers, and refuses others', async () => {
    const model = testModel([
      { type: 'Embedding', input_dim: 5, output_dim: 3, mask_zero: true },
      { type: 'GRU', units: 4 },
      { type: 'Dense', units: 1 },
    ]);
    const trainables: Trainable[] = await Promise.all(
      [tensorflowEngine, builtInEngine].map((engine) => engine.build(model, [4], 3, { maxBatch: 2 })),
    );
    const [ours, theirs] = trainables;
    const x = Float32Array.of(1, 4, 0, 0, 2, 2, 3, 0);
    expect(relativeError(ours!.predict(x), theirs!.predict(x))).toBeLessThan(1e-5);
    const wanted = theirs!.gradients(x, Float32Array.of(1, 0));
    for (const [index, { values }] of ours!.gradients(x, Float32Array.of(1, 0)).entries()) {
      expect(relativeError(values, wanted[index]!.values), wanted[index]!.name).toBeLessThan(1e-5);
    }
    expect(() => ours!.predict(Float32Array.of(1, 5, 0, 0))).toThrow('whole number from 0 to 4, but got 5');
  });
});
