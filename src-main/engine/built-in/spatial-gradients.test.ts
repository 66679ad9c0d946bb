import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors, type Comparison } from './testing/compare';
import { testModel } from './testing/models';
import { relativeError } from './testing/numbers';

const TOLERANCE = 1e-5;
/** Finite differences take their time where the machine is busy. */
const patience = { timeout: 60_000 };

type Layers = ModelSpecInput['layers'];
const head: Layers = [{ type: 'Flatten' }, { type: 'Dense', units: 2 }];
/** A layer with weights before the one that is proved shows that the gradient of its input is right. */
const before = { type: 'Conv2D', filters: 3, kernel_size: 1, activation: 'tanh' } as const;

/** One case a line: what is proved, the shape of a sample, and the layers after Input. */
const images: readonly (readonly [string, readonly number[], Layers])[] = [
  ['Conv2D valid on a grey image', [5, 6, 1], [{ type: 'Conv2D', filters: 9, kernel_size: 3, activation: 'relu' }, ...head]],
  ['Conv2D same on a grey image', [4, 5, 1], [{ type: 'Conv2D', filters: 8, kernel_size: [3, 2], padding: 'same' }, ...head]],
  ['Conv2D on colours, strides', [6, 5, 3], [{ type: 'Conv2D', filters: 4, kernel_size: [2, 3], strides: [2, 1] }, ...head]],
  [
    'Conv2D same, strides of each axis',
    [5, 7, 2],
    [{ type: 'Conv2D', filters: 3, kernel_size: 3, padding: 'same', strides: [2, 3] }, ...head],
  ],
  [
    'Conv2D same, dilation',
    [5, 6, 2],
    [before, { type: 'Conv2D', filters: 3, kernel_size: [2, 3], padding: 'same', dilation_rate: [2, 2] }, ...head],
  ],
  [
    'Conv2D valid, dilation of one axis',
    [5, 6, 2],
    [before, { type: 'Conv2D', filters: 3, kernel_size: 2, dilation_rate: [3, 1] }, ...head],
  ],
  [
    'Conv2D without bias, stacked',
    [5, 4, 1],
    [before, { type: 'Conv2D', filters: 9, kernel_size: 2, use_bias: false, activation: 'sigmoid' }, ...head],
  ],
  [
    'Conv2D over more channels than a panel holds',
    [4, 4, 9],
    [
      { type: 'Conv2D', filters: 10, kernel_size: 2, padding: 'same' },
      { type: 'Conv2D', filters: 4, kernel_size: 3, strides: 2, padding: 'same' },
      ...head,
    ],
  ],
  ['Conv2D wider than the image', [2, 3, 2], [before, { type: 'Conv2D', filters: 2, kernel_size: 5, padding: 'same' }, ...head]],
  ['Conv2D softmax over its filters', [3, 3, 2], [before, { type: 'Conv2D', filters: 5, kernel_size: 2, activation: 'softmax' }, ...head]],
  ['Conv2D gelu, narrow', [3, 4, 2], [before, { type: 'Conv2D', filters: 5, kernel_size: 2, activation: 'gelu' }, ...head]],
  ['Conv2D silu, wide', [3, 3, 8], [{ type: 'Conv2D', filters: 5, kernel_size: 2, activation: 'silu' }, ...head]],
  ['MaxPooling2D that tiles', [4, 6, 2], [before, { type: 'MaxPooling2D' }, ...head]],
  ['MaxPooling2D that leaves a rest', [5, 7, 2], [before, { type: 'MaxPooling2D', pool_size: [2, 3] }, ...head]],
  ['MaxPooling2D overlapping', [5, 6, 2], [before, { type: 'MaxPooling2D', pool_size: 3, strides: [1, 2] }, ...head]],
  ['MaxPooling2D same', [5, 6, 2], [before, { type: 'MaxPooling2D', pool_size: [2, 3], strides: 2, padding: 'same' }, ...head]],
  ['AveragePooling2D that tiles', [4, 6, 2], [before, { type: 'AveragePooling2D' }, ...head]],
  ['AveragePooling2D overlapping', [5, 6, 2], [before, { type: 'AveragePooling2D', pool_size: [2, 3], strides: 1 }, ...head]],
  [
    'AveragePooling2D same counts real cells alone',
    [5, 6, 2],
    [before, { type: 'AveragePooling2D', pool_size: 3, padding: 'same' }, ...head],
  ],
  ['GlobalMaxPooling2D', [4, 5, 2], [before, { type: 'GlobalMaxPooling2D' }, ...head]],
  ['GlobalMaxPooling2D keeping its axes', [4, 5, 2], [before, { type: 'GlobalMaxPooling2D', keepdims: true }, ...head]],
  ['GlobalAveragePooling2D', [4, 5, 2], [before, { type: 'GlobalAveragePooling2D' }, ...head]],
  ['GlobalAveragePooling2D keeping its axes', [4, 5, 2], [before, { type: 'GlobalAveragePooling2D', keepdims: true }, ...head]],
];

const dense = { type: 'Dense', units: 9, activation: 'tanh' } as const;
const sequences: readonly (readonly [string, readonly number[], Layers])[] = [
  ['Conv1D over one feature', [9, 1], [{ type: 'Conv1D', filters: 5, kernel_size: 5, padding: 'same', activation: 'relu' }, ...head]],
  ['Conv1D gelu, causal', [7, 2], [{ type: 'Conv1D', filters: 5, kernel_size: 3, padding: 'causal', activation: 'gelu' }, ...head]],
  ['MaxPooling1D', [7, 3], [dense, { type: 'MaxPooling1D' }, ...head]],
  ['MaxPooling1D overlapping, same', [7, 3], [dense, { type: 'MaxPooling1D', pool_size: 3, strides: 2, padding: 'same' }, ...head]],
  ['AveragePooling1D', [7, 3], [dense, { type: 'AveragePooling1D', pool_size: 3 }, ...head]],
  ['AveragePooling1D same', [7, 3], [dense, { type: 'AveragePooling1D', pool_size: 4, strides: 3, padding: 'same' }, ...head]],
  ['GlobalMaxPooling1D', [7, 3], [dense, { type: 'GlobalMaxPooling1D' }, ...head]],
  ['GlobalAveragePooling1D', [7, 3], [dense, { type: 'GlobalAveragePooling1D', keepdims: true }, ...head]],
  ['pooling before any weight', [7, 3], [{ type: 'MaxPooling1D' }, { type: 'AveragePooling1D', pool_size: 3, strides: 1 }, dense, ...head]],
  ['Activation', [4, 3], [dense, { type: 'Activation', activation: 'sigmoid' }, ...head]],
  ['Activation gelu', [4, 3], [dense, { type: 'Activation', activation: 'gelu' }, ...head]],
  ['Activation leaky_relu', [4, 3], [dense, { type: 'Activation', activation: 'leaky_relu' }, ...head]],
  ['LeakyReLU', [4, 3], [dense, { type: 'LeakyReLU', negative_slope: 0.4 }, ...head]],
  ['LeakyReLU steeper than 1', [4, 3], [dense, { type: 'LeakyReLU', negative_slope: 1.5 }, ...head]],
  ['ELU', [4, 3], [dense, { type: 'ELU', alpha: 0.7 }, ...head]],
  ['ELU of no depth', [4, 3], [dense, { type: 'ELU', alpha: 0 }, ...head]],
  ['Softmax over the features', [4, 3], [dense, { type: 'Softmax' }, ...head]],
  [
    'a whole chain of them',
    [8, 3],
    [{ type: 'Conv1D', filters: 9, kernel_size: 2 }, { type: 'LeakyReLU' }, { type: 'MaxPooling1D' }, { type: 'ELU' }, ...head],
  ],
];

function expectSameGradients(result: Comparison): void {
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(TOLERANCE);
}

describe('layers over images and sequences against finite differences in float64', patience, () => {
  it.each([...images, ...sequences])('%s', (_name, input, layers) => {
    const result = compare(testModel(layers), input);
    const { loss, output } = result.trainable.evaluate(result.x, result.y);
    expect(relativeError(output, result.output.flat())).toBeLessThan(TOLERANCE);
    expect(Math.abs(loss - result.loss) / result.loss).toBeLessThan(TOLERANCE);
    expectSameGradients(result);
  });
});
