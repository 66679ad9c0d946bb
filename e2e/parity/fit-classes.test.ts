import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ModelSpecInput, modelSpecSchema } from '../../src-main/core/model/model';
import { DenseSamples } from '../../src-main/core/problem/samples';
import { trainingSpecSchema } from '../../src-main/core/run/run';
import { builtInEngine } from '../../src-main/engine/built-in';
import { fit, type TrainingPart } from '../../src-main/engine/fit';
import { tensorflowEngine } from '../../src-main/engine/tensorflow';
import { prepareTestBackend } from '../../src-main/engine/tensorflow/testing/backend';

await prepareTestBackend();

type Figures = Readonly<Record<'loss' | 'metric' | 'valLoss' | 'valMetric', number>>;
interface Case {
  readonly start: readonly (readonly number[])[];
  readonly epochs: readonly Figures[];
}

/** Made by `fit_classes.py` with Keras 3.15.1. */
const golden = JSON.parse(readFileSync(new URL('golden/fit-classes.json', import.meta.url), 'utf8')) as {
  readonly cases: Readonly<Record<string, Case>>;
};

const steps = [0, 1, 2, 3, 4, 5];
const third = (value: number) => (value < -0.3 ? 0 : value < 0.35 ? 1 : 2);
const turned = (value: number, row: number) => (third(value) + Number(row % 7 === 0)) % 3;

type Answer = (x: readonly number[], row: number) => readonly number[];
type Layers = ModelSpecInput['layers'];
const sequence = { type: 'LSTM', units: 4, return_sequences: true } as const;
const softmax = { type: 'Activation', activation: 'softmax' } as const;

const cases: Readonly<Record<string, readonly [Answer, Layers]>> = {
  'three rows ahead': [
    (x, row) => [1, 3, 5].map((place) => turned(x[place]!, row)),
    [{ type: 'LSTM', units: 4 }, { type: 'Dense', units: 9 }, { type: 'Reshape', target_shape: [3, 3] }, softmax],
  ],
  'every step': [(x, row) => steps.map((step) => turned(x[step]!, row)), [sequence, { type: 'Dense', units: 3, activation: 'softmax' }]],
  'three of two classes': [
    (x, row) => [1, 3, 5].map((place) => Number(x[place]! > 0) ^ Number(row % 7 === 0)),
    [
      { type: 'LSTM', units: 4 },
      { type: 'Dense', units: 3, activation: 'sigmoid' },
    ],
  ],
  'two targets at every step': [
    (x) => steps.flatMap((step) => [third(x[step]!), third(-x[step]!)]),
    [sequence, { type: 'Dense', units: 6 }, { type: 'Reshape', target_shape: [6, 2, 3] }, softmax],
  ],
};

/** `rows` of `fit_classes.py`. */
function rows(answer: Answer, first: number, count: number): TrainingPart {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const x = numbers.map((row) => steps.map((step) => (((row * 7 + step * 13 + row * step) % 21) - 10) / 10));
  const y = numbers.map((row, index) => answer(x[index]!, row));
  const dense = (values: readonly (readonly number[])[]) => new DenseSamples(Float32Array.from(values.flat()), values[0]!.length);
  return { x: dense(x), y: dense(y), open: null };
}

describe.each([builtInEngine, tensorflowEngine])('trainings of several values of classes by the $name engine', (engine) => {
  it.each(Object.entries(golden.cases))('go as Keras’s fit does, epoch by epoch: %s', async (name, { start, epochs: expected }) => {
    const [answer, layers] = cases[name]!;
    const binary = name === 'three of two classes';
    const loss = binary ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';
    const optimizer = { type: 'Adam', learning_rate: 0.03 } as const;
    const model = modelSpecSchema.parse({ name, layers: [{ type: 'Input' }, ...layers], loss, optimizer });
    const trainable = await engine.build(model, [6, 1], 1, { maxBatch: 8 });
    trainable.setWeights(start.map((values) => Float32Array.from(values)));
    const { epochs } = await fit({
      trainable,
      train: rows(answer, 0, 44),
      validation: rows(answer, 44, 20),
      training: trainingSpecSchema.parse({ epochs: expected.length, batch_size: 8, shuffle: false, early_stopping: null }),
      task: binary ? 'binary' : 'classes',
      labels: binary ? ['a', 'b'] : ['a', 'b', 'c'],
      seed: 1,
      clock: { now: () => performance.now(), pause: () => Promise.resolve() },
      listener: { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => false },
    });
    expect(epochs).toHaveLength(expected.length);
    for (const [index, figures] of expected.entries()) {
      const found = epochs[index]!;
      for (const key of ['loss', 'valLoss'] as const) {
        expect(Math.abs(found[key] - figures[key]), `epoch ${index + 1}, ${key}`).toBeLessThan(1e-4 * figures[key]);
      }
      // Keras adds shares up in float32.
      for (const key of ['metric', 'valMetric'] as const) expect(found[key], `epoch ${index + 1}, ${key}`).toBeCloseTo(figures[key], 6);
    }
    trainable.dispose();
  });
});
