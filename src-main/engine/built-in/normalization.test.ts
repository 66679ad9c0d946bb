import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors, type Comparison } from './testing/compare';
import { testModel } from './testing/models';
import { relativeError, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const TOLERANCE = 1e-5;
const patience = { timeout: 60_000 };

type Layers = ModelSpecInput['layers'];
const head: Layers = [{ type: 'Flatten' }, { type: 'Dense', units: 2 }];
const dense = { type: 'Dense', units: 9, activation: 'tanh' } as const;

/** One case a line: what is proved, the shape of a sample, and the layers after Input. */
const cases: readonly (readonly [string, readonly number[], Layers])[] = [
  ['BatchNormalization of a flat tensor', [7], [dense, { type: 'BatchNormalization' }, ...head]],
  ['BatchNormalization of a sequence', [5, 3], [dense, { type: 'BatchNormalization', epsilon: 0.01 }, ...head]],
  [
    'BatchNormalization of an image',
    [3, 4, 2],
    [{ type: 'Conv2D', filters: 5, kernel_size: 2, activation: 'tanh' }, { type: 'BatchNormalization' }, ...head],
  ],
  [
    'BatchNormalization that neither centers nor scales',
    [5, 3],
    [dense, { type: 'BatchNormalization', center: false, scale: false }, ...head],
  ],
  ['BatchNormalization that only centers', [5, 3], [dense, { type: 'BatchNormalization', scale: false }, ...head]],
  ['BatchNormalization before any other weight', [5, 3], [{ type: 'BatchNormalization' }, ...head]],
  [
    'BatchNormalization twice',
    [5, 3],
    [dense, { type: 'BatchNormalization' }, { type: 'LeakyReLU' }, { type: 'BatchNormalization' }, ...head],
  ],
  ['LayerNormalization of a flat tensor', [7], [dense, { type: 'LayerNormalization' }, ...head]],
  ['LayerNormalization of a sequence', [5, 3], [dense, { type: 'LayerNormalization', epsilon: 0.02 }, ...head]],
  ['LayerNormalization of an image', [3, 4, 2], [{ type: 'Conv2D', filters: 6, kernel_size: 2 }, { type: 'LayerNormalization' }, ...head]],
  ['LayerNormalization of whole panels', [4, 3], [{ type: 'Dense', units: 16 }, { type: 'LayerNormalization', scale: false }, ...head]],
  ['LayerNormalization that does not center', [5, 3], [dense, { type: 'LayerNormalization', center: false }, ...head]],
];

const drawn: readonly (readonly [string, readonly number[], Layers])[] = [
  ['SpatialDropout1D', [6, 3], [dense, { type: 'SpatialDropout1D', rate: 0.4 }, ...head]],
  [
    'GaussianNoise on a sequence',
    [6, 3],
    [dense, { type: 'GaussianNoise', stddev: 0.3 }, { type: 'Activation', activation: 'tanh' }, ...head],
  ],
  [
    'GaussianNoise on an image, before any weight',
    [3, 4, 2],
    [{ type: 'GaussianNoise', stddev: 0.5 }, { type: 'Conv2D', filters: 3, kernel_size: 2 }, ...head],
  ],
  ['Dropout on an image', [3, 4, 2], [{ type: 'Conv2D', filters: 9, kernel_size: 2 }, { type: 'Dropout', rate: 0.3 }, ...head]],
];

function expectSameGradients(result: Comparison): void {
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(TOLERANCE);
}

describe('normalisation against finite differences in float64', patience, () => {
  it.each(cases)('%s, by its moving statistics', (_name, input, layers) => {
    const result = compare(testModel(layers), input);
    const { output } = result.trainable.evaluate(result.x, result.y);
    expect(relativeError(output, result.output.flat())).toBeLessThan(TOLERANCE);
    expectSameGradients(result);
  });

  it.each(cases)('%s, by the batch itself, through its statistics', (_name, input, layers) => {
    expectSameGradients(compare(testModel(layers), input, { training: true, batch: 5 }));
  });
});

describe('what is drawn anew at every step, against finite differences with the same draw', patience, () => {
  it.each(drawn)('%s', (_name, input, layers) => expectSameGradients(compare(testModel(layers), input, { training: true })));
});

describe('the moving statistics of BatchNormalization', () => {
  const model = testModel([
    { type: 'BatchNormalization', momentum: 0.9, scale: false, center: false },
    { type: 'Flatten' },
    { type: 'Dense', units: 1 },
  ]);
  const [batch, steps, features] = [5, 4, 3];
  const next = testNumbers(11);
  const x = testArray(batch * steps * features, next).map((value) => value * 3 + 1);
  const y = testArray(batch, next);
  const build = (): BuiltInTrainable => new BuiltInTrainable(model, [steps, features], 1, { maxBatch: 9 });
  const moving = (trainable: BuiltInTrainable) => trainable.weights().filter(({ trainable: learned }) => !learned);

  /** Mean and biased variance of every feature. */
  function own(): readonly (readonly number[])[] {
    const columns = Array.from({ length: features }, (_, feature) => [...x].filter((_, i) => i % features === feature));
    const means = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    const variances = columns.map((values, i) => values.reduce((sum, value) => sum + (value - means[i]!) ** 2, 0) / values.length);
    return [means, variances];
  }

  it('follow the batch as moving × momentum + own × (1 - momentum), once a step', () => {
    const trainable = build();
    const wanted = [
      [0, 0, 0],
      [1, 1, 1],
    ];
    for (let step = 0; step < 3; step++) {
      trainable.trainStep(x, y);
      for (const [kind, values] of own().entries()) wanted[kind] = values.map((value, i) => wanted[kind]![i]! * 0.9 + value * 0.1);
      for (const [kind, { values }] of moving(trainable).entries()) expect(relativeError(values, wanted[kind]!)).toBeLessThan(1e-6);
    }
  });

  it('stay as they are when the model answers, and are what its answers are normalised by', () => {
    const trainable = build();
    trainable.trainStep(x, y);
    const before = moving(trainable).map(({ values }) => values);
    const single = trainable.predict(x.slice(0, steps * features))[0]!;
    const among = trainable.predict(x)[0]!;
    trainable.evaluate(x, y);
    expect(single).toBe(among);
    expect(moving(trainable).map(({ values }) => values)).toEqual(before);
    expect(moving(trainable).map(({ name }) => name)).toEqual(['batch_normalization/moving_mean', 'batch_normalization/moving_variance']);
  });

  it('are part of the state that a training goes on from', () => {
    const [first, second] = [build(), build()];
    first.trainStep(x, y);
    second.restore(first.state());
    expect(second.trainStep(x, y).loss).toBe(first.trainStep(x, y).loss);
    expect(second.weights()).toEqual(first.weights());
  });
});
