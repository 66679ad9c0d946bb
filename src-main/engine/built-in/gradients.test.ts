import { describe, it } from 'vitest';
import { activations } from '../../core/model/options';
import { expectProved, named, patience, type Case, type Layers } from './testing/prove';

const head: Layers = [{ type: 'Dense', units: 2 }];

/** One case a line. */
const cases: readonly Case[] = [
  ['Dense after Flatten', [{ type: 'Flatten' }, { type: 'Dense', units: 11, activation: 'tanh' }, ...head]],
  ['Dense relu without bias', [{ type: 'Flatten' }, { type: 'Dense', units: 9, activation: 'relu', use_bias: false }, ...head]],
  ['Dense sigmoid on a sequence', [{ type: 'Dense', units: 10, activation: 'sigmoid' }, { type: 'Flatten' }, ...head]],
  ['Dense softmax on a sequence', [{ type: 'Dense', units: 9, activation: 'softmax' }, { type: 'Flatten' }, ...head]],
  ['Flatten of a padded sequence after Dense', [{ type: 'Dense', units: 8 }, { type: 'Flatten' }, { type: 'Flatten' }, ...head]],
  ['Conv1D valid', [{ type: 'Conv1D', filters: 9, kernel_size: 3, activation: 'tanh' }, { type: 'Flatten' }, ...head]],
  ['Conv1D same, even kernel', [{ type: 'Conv1D', filters: 4, kernel_size: 4, padding: 'same' }, { type: 'Flatten' }, ...head]],
  [
    'Conv1D same, strides',
    [{ type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'same', strides: 2, activation: 'relu' }, { type: 'Flatten' }, ...head],
  ],
  [
    'Conv1D causal, dilation',
    [{ type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'causal', dilation_rate: 2 }, { type: 'Flatten' }, ...head],
  ],
  ['Conv1D causal, strides', [{ type: 'Conv1D', filters: 4, kernel_size: 2, padding: 'causal', strides: 3 }, { type: 'Flatten' }, ...head]],
  [
    'Conv1D valid, strides, no bias',
    [{ type: 'Conv1D', filters: 3, kernel_size: 2, strides: 3, use_bias: false }, { type: 'Flatten' }, ...head],
  ],
  ['Conv1D valid, dilation', [{ type: 'Conv1D', filters: 3, kernel_size: 2, dilation_rate: 4 }, { type: 'Flatten' }, ...head]],
  ['Conv1D wider than the sequence', [{ type: 'Conv1D', filters: 3, kernel_size: 9, padding: 'same' }, { type: 'Flatten' }, ...head]],
  [
    'Conv1D stacked over a deep input',
    [
      { type: 'Conv1D', filters: 10, kernel_size: 2, padding: 'same', strides: 2 },
      { type: 'Conv1D', filters: 5, kernel_size: 2, padding: 'causal', activation: 'softmax' },
      { type: 'LSTM', units: 3 },
      ...head,
    ],
  ],
];

describe('Dense, Flatten and Conv1D against finite differences in float64', patience, () => {
  it.each(named(cases))('$name', ({ layers }) => expectProved(layers));
});

describe('every activation of Dense', patience, () => {
  it.each(activations)('%s', (activation) => expectProved([{ type: 'Dense', units: 9, activation }, { type: 'Flatten' }, ...head]));
});
