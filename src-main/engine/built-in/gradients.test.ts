import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors, type Comparison } from './testing/compare';
import { testModel } from './testing/models';
import { relativeError } from './testing/numbers';

const STEPS = 6;
const FEATURES = 3;
const TOLERANCE = 1e-5;

type Layers = ModelSpecInput['layers'];
const head: Layers = [{ type: 'Dense', units: 2 }];

/** One case a line: what is proved, and the layers after Input. */
const cases: readonly (readonly [string, Layers])[] = [
  ['Dense after Flatten', [{ type: 'Flatten' }, { type: 'Dense', units: 11, activation: 'tanh' }, ...head]],
  ['Dense relu without bias', [{ type: 'Flatten' }, { type: 'Dense', units: 9, activation: 'relu', use_bias: false }, ...head]],
  ['Dense sigmoid on a sequence', [{ type: 'Dense', units: 10, activation: 'sigmoid' }, { type: 'Flatten' }, ...head]],
  ['Dense softmax on a sequence', [{ type: 'Dense', units: 9, activation: 'softmax' }, { type: 'Flatten' }, ...head]],
  ['Flatten of a padded sequence after Dense', [{ type: 'Dense', units: 8 }, { type: 'Flatten' }, { type: 'Flatten' }, ...head]],
  ['SimpleRNN', [{ type: 'SimpleRNN', units: 9 }, ...head]],
  [
    'SimpleRNN relu, backwards, no bias',
    [{ type: 'SimpleRNN', units: 5, activation: 'relu', go_backwards: true, use_bias: false }, ...head],
  ],
  [
    'SimpleRNN linear, stacked',
    [
      { type: 'SimpleRNN', units: 4, activation: 'linear', return_sequences: true },
      { type: 'SimpleRNN', units: 6, activation: 'sigmoid', go_backwards: true },
      ...head,
    ],
  ],
  ['SimpleRNN sequences flattened', [{ type: 'SimpleRNN', units: 5, return_sequences: true }, { type: 'Flatten' }, ...head]],
  ['LSTM', [{ type: 'LSTM', units: 9 }, ...head]],
  ['LSTM backwards, no bias', [{ type: 'LSTM', units: 5, go_backwards: true, use_bias: false }, ...head]],
  ['LSTM relu with tanh gates', [{ type: 'LSTM', units: 4, activation: 'relu', recurrent_activation: 'tanh' }, ...head]],
  [
    'LSTM sigmoid with linear gates',
    [{ type: 'LSTM', units: 4, activation: 'sigmoid', recurrent_activation: 'linear', unit_forget_bias: false }, ...head],
  ],
  ['LSTM linear with relu gates', [{ type: 'LSTM', units: 4, activation: 'linear', recurrent_activation: 'relu' }, ...head]],
  [
    'LSTM stacked three deep',
    [
      { type: 'LSTM', units: 4, return_sequences: true },
      { type: 'LSTM', units: 5, return_sequences: true, go_backwards: true },
      { type: 'LSTM', units: 3 },
      ...head,
    ],
  ],
  ['GRU, reset after', [{ type: 'GRU', units: 9 }, ...head]],
  ['GRU, reset before', [{ type: 'GRU', units: 9, reset_after: false }, ...head]],
  ['GRU, reset after, backwards, no bias', [{ type: 'GRU', units: 5, go_backwards: true, use_bias: false }, ...head]],
  ['GRU, reset before, backwards, no bias', [{ type: 'GRU', units: 5, reset_after: false, go_backwards: true, use_bias: false }, ...head]],
  ['GRU, reset after, relu with tanh gates', [{ type: 'GRU', units: 4, activation: 'relu', recurrent_activation: 'tanh' }, ...head]],
  [
    'GRU, reset before, sigmoid with linear gates',
    [{ type: 'GRU', units: 4, reset_after: false, activation: 'sigmoid', recurrent_activation: 'linear' }, ...head],
  ],
  [
    'GRU stacked',
    [
      { type: 'GRU', units: 4, return_sequences: true },
      { type: 'GRU', units: 5, reset_after: false, return_sequences: true },
      { type: 'GRU', units: 3 },
      ...head,
    ],
  ],
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

/** As drawn for the first step; the state's masks are the same at every step. */
const dropoutCases: readonly (readonly [string, Layers])[] = [
  [
    'Dropout on a sequence',
    [{ type: 'Dense', units: 9, activation: 'tanh' }, { type: 'Dropout', rate: 0.4 }, { type: 'Flatten' }, ...head],
  ],
  ['Dropout on a flat tensor', [{ type: 'Flatten' }, { type: 'Dense', units: 12 }, { type: 'Dropout', rate: 0.3 }, ...head]],
  [
    'SimpleRNN with dropout',
    [{ type: 'Dense', units: 9 }, { type: 'SimpleRNN', units: 5, dropout: 0.3, recurrent_dropout: 0.4, go_backwards: true }, ...head],
  ],
  [
    'LSTM with dropout on its input alone',
    [{ type: 'Dense', units: 9 }, { type: 'LSTM', units: 5, dropout: 0.4, return_sequences: true }, { type: 'Flatten' }, ...head],
  ],
  ['LSTM with recurrent dropout alone', [{ type: 'LSTM', units: 9, recurrent_dropout: 0.4 }, ...head]],
  ['LSTM with both', [{ type: 'Dense', units: 9 }, { type: 'LSTM', units: 5, dropout: 0.4, recurrent_dropout: 0.3 }, ...head]],
  ['GRU, reset after, with both', [{ type: 'Dense', units: 9 }, { type: 'GRU', units: 5, dropout: 0.4, recurrent_dropout: 0.3 }, ...head]],
  [
    'GRU, reset before, with both',
    [{ type: 'Dense', units: 9 }, { type: 'GRU', units: 5, dropout: 0.4, recurrent_dropout: 0.3, reset_after: false }, ...head],
  ],
  [
    'GRU, reset before, with recurrent dropout alone',
    [
      { type: 'GRU', units: 4, recurrent_dropout: 0.3, reset_after: false, return_sequences: true, go_backwards: true },
      { type: 'Flatten' },
      ...head,
    ],
  ],
];

/** Finite differences take their time where the machine is busy. */
const patience = { timeout: 60_000 };
const input = [STEPS, FEATURES];

function expectSameGradients(result: Comparison): void {
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(TOLERANCE);
}

describe('every layer against finite differences in float64', patience, () => {
  it.each(cases)('%s', (_name, layers) => {
    const result = compare(testModel(layers), input);
    const { loss, output } = result.trainable.evaluate(result.x, result.y);
    expect(relativeError(output, result.output.flat())).toBeLessThan(TOLERANCE);
    expect(Math.abs(loss - result.loss) / result.loss).toBeLessThan(TOLERANCE);
    expectSameGradients(result);
  });
});

describe('dropout against finite differences with the same masks', patience, () => {
  it.each(dropoutCases)('%s', (_name, layers) => {
    expectSameGradients(compare(testModel(layers), input, { training: true }));
  });
});
