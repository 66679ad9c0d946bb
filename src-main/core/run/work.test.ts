import { expect, it } from 'vitest';
import { modelSpecSchema, type ModelSpecInput } from '../model/model';
import type { ProblemShape } from '../problem/problem';
import { trainingSpecSchema, type TrainingSpecInput } from './run';
import { trainingWork } from './work';

const shape: ProblemShape = { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] };

function work(layers: ModelSpecInput['layers'], training: TrainingSpecInput = {}): number {
  const model = modelSpecSchema.parse({
    name: 'M',
    layers: [{ type: 'Input' }, ...layers],
    loss: 'binary_crossentropy',
    optimizer: { type: 'SGD' },
  });
  return trainingWork(model, shape, trainingSpecSchema.parse(training), 100);
}

const lstm = [
  { type: 'LSTM', units: 32 },
  { type: 'Dense', units: 1 },
] as const;

it('counts every multiplication of the forward passes of all epochs', () => {
  // 36 steps × (1 + 32) × 128 weights, then 32 × 1.
  expect(work([...lstm], { epochs: 5 })).toBe((36 * 33 * 128 + 32) * 5 * 100);
});

it('counts the batches of a training by steps', () => {
  expect(work([...lstm], { steps: 7, batch_size: 10 })).toBe((36 * 33 * 128 + 32) * 70);
});

it('takes a model that cannot be built for no work', () => {
  expect(
    work([
      { type: 'LSTM', units: 2 },
      { type: 'LSTM', units: 2 },
      { type: 'Dense', units: 1 },
    ]),
  ).toBe(0);
});
