import { describe, it } from 'vitest';
import { expectProved, expectProvedInTraining, named, patience, type Case, type Layers } from './testing/prove';
import { testArray, testNumbers } from './testing/numbers';

const head: Layers = [{ type: 'Dense', units: 2 }];
const flat: Layers = [{ type: 'Flatten' }, ...head];
const before = { type: 'Dense', units: 4, activation: 'tanh' } as const;

const shapes: readonly Case[] = [
  ['RepeatVector', [before, { type: 'RepeatVector', n: 3 }, { type: 'LSTM', units: 3 }, ...head], [5]],
  [
    'Reshape to a sequence',
    [{ type: 'Dense', units: 12 }, { type: 'Reshape', target_shape: [4, -1] }, { type: 'SimpleRNN', units: 3 }, ...head],
    [5],
  ],
  ['Reshape of a sequence to wider steps', [before, { type: 'Reshape', target_shape: [-1, 12] }, { type: 'GRU', units: 3 }, ...head]],
  [
    'Reshape of whole panels',
    [{ type: 'Dense', units: 8 }, { type: 'Reshape', target_shape: [3, 16] }, { type: 'LSTM', units: 3 }, ...head],
  ],
  [
    'Reshape to an image and back',
    [
      before,
      { type: 'Reshape', target_shape: [2, 3, 4] },
      { type: 'Conv2D', filters: 3, kernel_size: 2 },
      { type: 'Reshape', target_shape: [2, 3] },
      ...flat,
    ],
  ],
  ['TimeDistributed Dense', [{ type: 'TimeDistributed', layer: { type: 'Dense', units: 5, activation: 'gelu' } }, ...flat]],
  [
    'TimeDistributed Flatten',
    [before, { type: 'TimeDistributed', layer: { type: 'Flatten' } }, { type: 'LSTM', units: 3 }, ...head],
    [3, 2, 3],
  ],
  [
    'TimeDistributed Conv1D',
    [before, { type: 'TimeDistributed', layer: { type: 'Conv1D', filters: 3, kernel_size: 2, activation: 'tanh' } }, ...flat],
    [3, 4, 2],
  ],
  [
    'TimeDistributed Conv1D over the input itself',
    [{ type: 'TimeDistributed', layer: { type: 'Conv1D', filters: 9, kernel_size: 2 } }, ...flat],
    [2, 4, 3],
  ],
  [
    'TimeDistributed Conv2D and pooling of an image a step',
    [
      { type: 'Dense', units: 24, activation: 'tanh' },
      { type: 'TimeDistributed', layer: { type: 'Reshape', target_shape: [3, 4, 2] } },
      { type: 'TimeDistributed', layer: { type: 'Conv2D', filters: 3, kernel_size: 2, activation: 'relu' } },
      { type: 'TimeDistributed', layer: { type: 'MaxPooling2D', pool_size: [1, 3] } },
      ...flat,
    ],
    [3, 2],
  ],
  [
    'TimeDistributed pooling',
    [
      before,
      { type: 'TimeDistributed', layer: { type: 'MaxPooling1D' } },
      { type: 'TimeDistributed', layer: { type: 'GlobalAveragePooling1D' } },
      ...flat,
    ],
    [3, 4, 2],
  ],
  ['TimeDistributed RepeatVector', [before, { type: 'TimeDistributed', layer: { type: 'RepeatVector', n: 2 } }, ...flat]],
  ['TimeDistributed LayerNormalization', [before, { type: 'TimeDistributed', layer: { type: 'LayerNormalization' } }, ...flat]],
  ['TimeDistributed BatchNormalization', [before, { type: 'TimeDistributed', layer: { type: 'BatchNormalization' } }, ...flat]],
];

describe('layers that repeat, reshape and distribute, against finite differences in float64', patience, () => {
  it.each(named(shapes))('$name', ({ layers, input }) => expectProved(layers, input));

  it('TimeDistributed BatchNormalization with the statistics of each step', () => {
    const batchNormalization = { type: 'TimeDistributed', layer: { type: 'BatchNormalization' } } as const;
    expectProvedInTraining([before, batchNormalization, ...flat], [3, 2], { batch: 9 });
  });
});

/** Samples whose first, middle, last, or all steps are `0`. */
function withGaps(steps: number, features: number): Float32Array {
  const x = testArray(5 * steps * features, testNumbers(13));
  const gaps = [[0, 1], [2], [steps - 1], [], Array.from({ length: steps }, (_, step) => step)];
  for (const [sample, left] of gaps.entries()) {
    for (const step of left) x.fill(0, (sample * steps + step) * features, (sample * steps + step + 1) * features);
  }
  return x;
}

const cells = [
  { type: 'SimpleRNN', units: 5 },
  { type: 'LSTM', units: 5 },
  { type: 'LSTM', units: 4, activation: 'gelu', recurrent_activation: 'hard_sigmoid' },
  { type: 'GRU', units: 5 },
  { type: 'GRU', units: 5, reset_after: false },
] as const;

describe('steps that a mask leaves out', patience, () => {
  const gaps = { batch: 5, x: withGaps(6, 3) };

  it.each(cells)('%o', (cell) => {
    expectProved([{ type: 'Masking' }, before, cell, ...head], [6, 3], gaps);
    expectProved([{ type: 'Masking' }, { ...cell, go_backwards: true }, ...head], [6, 3], gaps);
    expectProved([{ type: 'Masking' }, before, { ...cell, return_sequences: true }, ...flat], [6, 3], gaps);
    expectProved([{ type: 'Masking' }, { ...cell, return_sequences: true, go_backwards: true }, cell, ...head], [6, 3], gaps);
    expectProved([{ type: 'Masking' }, before, { type: 'Bidirectional', layer: cell }, ...head], [6, 3], gaps);
    const sequence = { type: 'Bidirectional', merge_mode: 'sum', layer: { ...cell, return_sequences: true } } as const;
    expectProved([{ type: 'Masking' }, before, sequence, ...flat], [6, 3], gaps);
    expectProvedInTraining([{ type: 'Masking' }, before, { ...cell, dropout: 0.3, recurrent_dropout: 0.4 }, ...head], [6, 3], gaps);
  });

  it('an answer a step, whose masked steps do not count for the loss', () => {
    expectProved(
      [
        { type: 'Masking' },
        { type: 'LSTM', units: 4, return_sequences: true },
        { type: 'TimeDistributed', layer: { type: 'Dense', units: 2 } },
      ],
      [6, 3],
      gaps,
    );
    expectProved([{ type: 'Masking' }, { type: 'Bidirectional', layer: { type: 'GRU', units: 3, return_sequences: true } }], [6, 3], gaps);
  });

  it('Masking of another value, after other layers', () => {
    expectProved([
      before,
      { type: 'Activation', activation: 'relu' },
      { type: 'Masking', mask_value: 0.5 },
      { type: 'LSTM', units: 3 },
      ...head,
    ]);
    expectProved([
      { type: 'Dense', units: 2 },
      { type: 'Activation', activation: 'relu' },
      { type: 'Masking' },
      { type: 'GRU', units: 3 },
      ...head,
    ]);
  });
});

describe('Embedding', patience, () => {
  const numbers = testNumbers(17);
  const x = Float32Array.from({ length: 5 * 6 }, () => Math.floor(numbers() * 4));
  const table = { type: 'Embedding', input_dim: 4, output_dim: 9 } as const;

  it.each([[[6]], [[6, 1]]])('of %o', (input) => {
    expectProved([table, { type: 'LSTM', units: 3 }, ...head], input, { batch: 5, x });
    expectProved([{ ...table, output_dim: 3, mask_zero: true }, { type: 'LSTM', units: 3 }, ...head], input, { batch: 5, x });
    expectProved(
      [{ ...table, mask_zero: true }, { type: 'Bidirectional', layer: { type: 'GRU', units: 3, return_sequences: true } }, ...flat],
      input,
      { batch: 5, x },
    );
  });

  it('at every step', () => {
    expectProved([{ type: 'TimeDistributed', layer: table }, ...flat], [2, 3], { batch: 5, x });
  });
});
