import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../../core/model/model';
import {
  distanceAllowed,
  distanceFrom,
  normalDistribution,
  truncatedDistribution,
  uniformDistribution,
  type Distribution,
} from '../testing/distributions';
import { drawnWeight } from '../testing/drawn-weight';
import { orthogonal } from './orthogonal';
import { testNumbers } from '../testing/numbers';

type RawLayer = ModelSpecInput['layers'][number];

/** Keras's `VarianceScaling`: what a truncated standard normal number deviates by. */
const TRUNCATED = 0.87962566103423978;
const evenly = (limit: number): Distribution => uniformDistribution(-limit, limit);
const truncated = (variance: number): Distribution => truncatedDistribution(0, Math.sqrt(variance) / TRUNCATED);

/** Keras's formulas for fans that differ much, so that one taken for the other shows. */
const scaled = {
  glorot_uniform: (fanIn: number, fanOut: number) => evenly(Math.sqrt(6 / (fanIn + fanOut))),
  glorot_normal: (fanIn: number, fanOut: number) => truncated(2 / (fanIn + fanOut)),
  he_uniform: (fanIn: number) => evenly(Math.sqrt(6 / fanIn)),
  he_normal: (fanIn: number) => truncated(2 / fanIn),
  lecun_uniform: (fanIn: number) => evenly(Math.sqrt(3 / fanIn)),
  lecun_normal: (fanIn: number) => truncated(1 / fanIn),
} as const;
type Scaled = keyof typeof scaled;

interface Place {
  readonly name: string;
  readonly layer: (initializer: Scaled) => RawLayer;
  readonly input: readonly number[];
  readonly weight: string;
  readonly fans: readonly [fanIn: number, fanOut: number];
}

const places: readonly Place[] = [
  {
    name: 'the kernel of Dense',
    layer: (kernel_initializer) => ({ type: 'Dense', units: 500, kernel_initializer }),
    input: [100],
    weight: 'kernel',
    fans: [100, 500],
  },
  {
    name: 'the bias of Dense, whose fans are its length',
    layer: (bias_initializer) => ({ type: 'Dense', units: 50_000, bias_initializer }),
    input: [1],
    weight: 'bias',
    fans: [50_000, 50_000],
  },
  {
    name: 'the kernel of Conv1D, times its length',
    layer: (kernel_initializer) => ({ type: 'Conv1D', filters: 200, kernel_size: 5, kernel_initializer }),
    input: [6, 50],
    weight: 'kernel',
    fans: [5 * 50, 5 * 200],
  },
  {
    name: 'the kernel of Conv2D, times its area',
    layer: (kernel_initializer) => ({ type: 'Conv2D', filters: 160, kernel_size: [3, 5], kernel_initializer }),
    input: [4, 6, 20],
    weight: 'kernel',
    fans: [3 * 5 * 20, 3 * 5 * 160],
  },
  {
    name: 'the vectors of Embedding',
    layer: (embeddings_initializer) => ({ type: 'Embedding', input_dim: 2000, output_dim: 25, embeddings_initializer }),
    input: [3],
    weight: 'embeddings',
    fans: [2000, 25],
  },
  {
    name: 'the kernel of LSTM, all four gates at once',
    layer: (kernel_initializer) => ({ type: 'LSTM', units: 128, kernel_initializer }),
    input: [2, 100],
    weight: 'kernel',
    fans: [100, 512],
  },
  {
    name: 'the recurrent kernel of GRU, all three gates at once',
    layer: (recurrent_initializer) => ({ type: 'GRU', units: 130, recurrent_initializer }),
    input: [2, 1],
    weight: 'recurrent_kernel',
    fans: [130, 390],
  },
  {
    name: 'the kernel of SimpleRNN inside Bidirectional',
    layer: (kernel_initializer) => ({ type: 'Bidirectional', layer: { type: 'SimpleRNN', units: 300, kernel_initializer } }),
    input: [2, 150],
    weight: 'forward_kernel',
    fans: [150, 300],
  },
];

describe('an initialiser fills what the layer has it fill with Keras’s distribution', () => {
  const initializers = Object.keys(scaled) as Scaled[];

  it.each(places)('$name', ({ layer, input, weight, fans }) => {
    for (const initializer of initializers) {
      const { values } = drawnWeight(layer(initializer), input, weight);
      expect(distanceFrom(scaled[initializer](...fans), values), initializer).toBeLessThan(distanceAllowed(values.length));
    }
  });

  const chosen: readonly (readonly [string, NonNullable<Extract<RawLayer, { type: 'Dense' }>['kernel_initializer']>, Distribution])[] = [
    ['uniform', 'uniform', evenly(0.05)],
    ['random_uniform', 'random_uniform', evenly(0.05)],
    ['normal', 'normal', normalDistribution(0, 0.05)],
    ['random_normal', 'random_normal', normalDistribution(0, 0.05)],
    ['truncated_normal', 'truncated_normal', truncatedDistribution(0, 0.05)],
    ['RandomUniform', { type: 'RandomUniform', minval: -1, maxval: 3 }, uniformDistribution(-1, 3)],
    ['RandomNormal', { type: 'RandomNormal', mean: 5, stddev: 2 }, normalDistribution(5, 2)],
    ['TruncatedNormal', { type: 'TruncatedNormal', mean: -1, stddev: 0.5 }, truncatedDistribution(-1, 0.5)],
  ];

  it.each(chosen)('%s, which knows no fans', (_name, kernel_initializer, distribution) => {
    const { values } = drawnWeight({ type: 'Dense', units: 300, kernel_initializer }, [200], 'kernel');
    expect(distanceFrom(distribution, values)).toBeLessThan(distanceAllowed(values.length));
  });
});

describe('the yardstick', () => {
  const { values } = drawnWeight({ type: 'Dense', units: 500, kernel_initializer: 'he_normal' }, [100], 'kernel');
  const wrong: readonly (readonly [string, Distribution])[] = [
    ['the other fan', truncated(2 / 500)],
    ['no correction of the truncated deviation', truncatedDistribution(0, Math.sqrt(2 / 100))],
    ['a normal distribution of the same deviation that is not truncated', normalDistribution(0, Math.sqrt(2 / 100))],
    ['an even distribution of the same deviation', evenly(Math.sqrt(6 / 100))],
    ['a deviation that is 3 % off', truncated(1.03 ** 2 * (2 / 100))],
    ['a mean that is off by a fiftieth of the deviation', (x) => truncated(2 / 100)(x - 0.02 * Math.sqrt(2 / 100))],
  ];

  it.each(wrong)('tells %s from what was drawn', (_what, distribution) => {
    expect(distanceFrom(distribution, values)).toBeGreaterThan(distanceAllowed(values.length));
  });
});

describe('numbers drawn for a model', () => {
  const draw = (seed: number, weight: string): Float32Array =>
    drawnWeight(
      { type: 'Bidirectional', layer: { type: 'GRU', units: 100, recurrent_initializer: 'random_normal' } },
      [2, 100],
      weight,
      seed,
    ).values;

  it('have nothing to do with their neighbours, with another weight or another seed', () => {
    const kernel = draw(1, 'forward_kernel');
    const others = [
      kernel.slice(1),
      kernel.slice(300),
      draw(1, 'backward_kernel'),
      draw(1, 'forward_recurrent_kernel'),
      draw(2, 'forward_kernel'),
    ];
    for (const other of others) expect(Math.abs(correlation(kernel, other))).toBeLessThan(3.5 / Math.sqrt(other.length));
  });
});

describe('an orthogonal matrix', () => {
  // Of a direction that is drawn evenly from the sphere, each coordinate is even over [-1, 1] (Archimedes).
  it('points everywhere alike: each entry of one of three by three is even over [-1, 1]', () => {
    const next = testNumbers(31);
    const matrices = Array.from({ length: 3000 }, () => orthogonal([3, 3], () => next() + 2 ** -33));
    for (let entry = 0; entry < 9; entry++) {
      const values = matrices.map((matrix) => matrix[entry]!);
      expect(distanceFrom(uniformDistribution(-1, 1), values), `entry ${entry}`).toBeLessThan(distanceAllowed(values.length));
    }
    const turned = matrices.filter((matrix) => determinant(matrix) < 0).length;
    expect(Math.abs(turned / matrices.length - 0.5)).toBeLessThan(3.5 * Math.sqrt(0.25 / matrices.length));
  });
});

function correlation(a: Float32Array, b: Float32Array): number {
  const count = Math.min(a.length, b.length);
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

function determinant(m: Float32Array): number {
  const minor = (a: number, b: number, c: number, d: number): number => m[a]! * m[d]! - m[b]! * m[c]!;
  return m[0]! * minor(4, 5, 7, 8) - m[1]! * minor(3, 5, 6, 8) + m[2]! * minor(3, 4, 6, 7);
}
