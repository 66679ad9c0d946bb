import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors } from './testing/compare';
import { testModel } from './testing/models';
import { BuiltInTrainable } from './trainable';

type Layers = ModelSpecInput['layers'];

/**
 * What the gradient of a pooling layer's input is, read off the weights before it: a Dense layer of one unit with bias alone that
 * answers 0 for every step, and whose kernel's gradient is then Σ x·dx.
 */
function shares(pooling: Layers, x: readonly number[], steps: number): readonly number[] {
  const layers: Layers = [{ type: 'Dense', units: 1 }, ...pooling, { type: 'Flatten' }, { type: 'Dense', units: 1 }];
  return x.map((_, step) => {
    const trainable = new BuiltInTrainable(testModel(layers), [steps, 1], 1, { maxBatch: 4 });
    const weights = trainable.weights().map(({ values }, index) => values.map(() => (index === 2 ? 1 : 0)));
    trainable.setWeights(weights);
    const only = Float32Array.from(x, (_value, i) => (i === step ? 1 : 0));
    // The loss is y² / 2 × 2 of an answer of 0 and a target of -½: its slope is 1.
    return trainable.gradients(only, Float32Array.of(-0.5))[0]!.values[0]!;
  });
}

describe('where several values of a window are the largest', () => {
  it('the first one gets the gradient of MaxPooling1D, as in TensorFlow', () => {
    expect(shares([{ type: 'MaxPooling1D' }], [0, 0, 0, 0], 4)).toEqual([1, 0, 1, 0]);
    expect(shares([{ type: 'MaxPooling1D', pool_size: 3, strides: 1 }], [0, 0, 0, 0], 4)).toEqual([1, 1, 0, 0]);
  });

  it('the first one, row by row, gets the gradient of MaxPooling2D, in windows that share no cell and in others', () => {
    const image: Layers = [{ type: 'Reshape', target_shape: [2, 4, 1] }];
    const none = Array.from({ length: 8 }, () => 0);
    expect(shares([...image, { type: 'MaxPooling2D' }], none, 8)).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
    expect(shares([...image, { type: 'MaxPooling2D', strides: 1 }], none, 8)).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('all of them share the gradient of GlobalMaxPooling1D, as in the gradient of reduce_max', () => {
    expect(shares([{ type: 'GlobalMaxPooling1D' }], [0, 0, 0, 0], 4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe('a model without weights', () => {
  it('is trained without harm: there is nothing to be learned', () => {
    const trainable = new BuiltInTrainable(testModel([{ type: 'AveragePooling1D', pool_size: 2 }, { type: 'Flatten' }]), [600, 1], 1, {
      maxBatch: 4,
    });
    const x = Float32Array.from({ length: 600 }, (_, i) => i % 5);
    const before = trainable.predict(x).slice();
    const { loss } = trainable.trainStep(x, new Float32Array(300));
    expect(loss).toBeCloseTo(before.reduce((sum, value) => sum + value ** 2, 0) / 300, 4);
    expect(trainable.predict(x)).toEqual(before);
    expect(
      new BuiltInTrainable(testModel([{ type: 'Activation', activation: 'tanh' }, { type: 'Flatten' }]), [600, 1], 1, {
        maxBatch: 4,
      }).trainStep(x, x).loss,
    ).toBeCloseTo(x.reduce((sum, value) => sum + (Math.tanh(value) - value) ** 2, 0) / 600, 4);
  });
});

describe('masked steps', { timeout: 60_000 }, () => {
  const masked: Layers = [{ type: 'Masking' }, { type: 'Dense', units: 5, activation: 'tanh' }];
  const head: Layers = [{ type: 'Flatten' }, { type: 'Dense', units: 2 }];
  /** Three samples of four steps of two features; steps of nothing but zeros are masked. */
  const x = Float32Array.of(1, -1, 0, 0, 2, 0.5, 0, 0, 0, 0, 0.3, 1, -1, 2, 0, 0, 0.2, 0.4, 1, 1, -0.5, 0, 0, 0.7);
  const cases: readonly (readonly [string, boolean, Layers])[] = [
    ['GlobalAveragePooling1D leaves them out', false, [...masked, { type: 'GlobalAveragePooling1D' }, ...head]],
    ['GlobalMaxPooling1D looks at them', false, [...masked, { type: 'GlobalMaxPooling1D' }, ...head]],
    [
      'BatchNormalization leaves them out of its statistics',
      true,
      [...masked, { type: 'BatchNormalization' }, { type: 'SimpleRNN', units: 3 }, ...head],
    ],
    [
      'a mask goes through LayerNormalization and curves',
      false,
      [...masked, { type: 'LayerNormalization' }, { type: 'ELU' }, { type: 'LSTM', units: 3 }, ...head],
    ],
    [
      'a mask goes through what is drawn',
      true,
      [
        ...masked,
        { type: 'Dropout', rate: 0.2 },
        { type: 'SpatialDropout1D', rate: 0.2 },
        { type: 'GaussianNoise', stddev: 0.1 },
        { type: 'GlobalAveragePooling1D' },
        ...head,
      ],
    ],
    [
      'a convolution hands no mask on',
      false,
      [...masked, { type: 'Conv1D', filters: 3, kernel_size: 2, padding: 'same' }, { type: 'GlobalAveragePooling1D' }, ...head],
    ],
    ['pooling hands no mask on', false, [...masked, { type: 'MaxPooling1D', pool_size: 1 }, { type: 'GlobalAveragePooling1D' }, ...head]],
  ];

  it.each(cases)('%s', (_name, training, layers) => {
    const result = compare(testModel(layers), [4, 2], { training, x });
    for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(1e-5);
  });
});
