import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { modelSpecSchema } from '../../core/model/model';
import { trainingSpecSchema } from '../../core/run/run';
import { builtInEngine } from '../built-in';
import { fit } from './fit';
import type { TrainingPart } from './part';
import { densePart } from './start.test-support';

type Figures = Readonly<Record<'loss' | 'metric' | 'valLoss' | 'valMetric' | 'learningRate', number>>;

/** Made by `e2e/parity/fit.py` with Keras 3.15.1. */
const golden = JSON.parse(readFileSync(new URL('../../../e2e/parity/golden/fit.json', import.meta.url), 'utf8')) as {
  readonly start: readonly (readonly number[])[];
  readonly epochs: readonly Figures[];
  readonly end: readonly (readonly number[])[];
};

/** `rows` of `e2e/parity/fit.py`. */
function rows(first: number, count: number): TrainingPart {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const value = (row: number, step: number) => Math.fround((((row * 7 + step * 13 + row * step) % 21) - 10) / 10);
  const label = (row: number) => Number(value(row, 5) > 0) ^ Number(row % 9 === 0);
  return densePart(
    Float32Array.from(numbers.flatMap((row) => [0, 1, 2, 3, 4, 5].map((step) => value(row, step)))),
    Float32Array.from(numbers, label),
  );
}

it('trains as Keras’s fit does, with class weights, early stopping and a falling learning rate, epoch by epoch', async () => {
  const model = modelSpecSchema.parse({
    name: 'LSTM',
    layers: [{ type: 'Input' }, { type: 'LSTM', units: 4 }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam', learning_rate: 0.05 },
  });
  const trainable = await builtInEngine.build(model, [6, 1], 1, { maxBatch: 8 });
  trainable.setWeights(golden.start.map((values) => Float32Array.from(values)));
  const { epochs, bestEpoch } = await fit({
    trainable,
    train: rows(0, 44),
    validation: rows(44, 20),
    training: trainingSpecSchema.parse({
      ...{ epochs: 25, batch_size: 8, shuffle: false, class_weight: { won: 2.5 } },
      early_stopping: { monitor: 'val_metric', patience: 6, start_from_epoch: 1 },
      reduce_lr_on_plateau: { monitor: 'loss', patience: 1, factor: 0.5, min_delta: 0.05, cooldown: 1, min_lr: 0.004 },
    }),
    task: 'binary',
    labels: ['lost', 'won'],
    seed: 1,
    clock: { now: () => performance.now(), pause: () => Promise.resolve() },
    listener: { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => false },
  });
  expect(epochs).toHaveLength(golden.epochs.length);
  for (const [index, expected] of golden.epochs.entries()) {
    const { loss, metric, valLoss, valMetric, learningRate = 0 } = epochs[index]!;
    const place = `epoch ${index + 1}`;
    expect(Math.abs(loss - expected.loss), place).toBeLessThan(1e-4 * expected.loss);
    expect(Math.abs(valLoss - expected.valLoss), place).toBeLessThan(1e-4 * expected.valLoss);
    expect([metric, valMetric].map(Math.fround), place).toEqual([expected.metric, expected.valMetric].map(Math.fround));
    expect(Math.fround(learningRate), place).toBe(expected.learningRate);
  }
  // Keras puts the best epoch's weights back too.
  expect(bestEpoch).toBeLessThan(epochs.length);
  for (const [index, values] of golden.end.entries()) {
    const found = trainable.weights()[index]!.values;
    const largest = Math.max(...values.map(Math.abs));
    for (const [place, value] of values.entries()) expect(Math.abs(found[place]! - value)).toBeLessThan(1e-3 * largest);
  }
  trainable.dispose();
});
