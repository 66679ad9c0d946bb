import { describe, it } from 'vitest';
import { cellActivation } from '../../core/model/options';
import { expectProved, named, patience, type Case, type Layers } from './testing/prove';

const head: Layers = [{ type: 'Dense', units: 2 }];

/** One case a line. */
const cases: readonly Case[] = [
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
];

describe('recurrent layers against finite differences in float64', patience, () => {
  it.each(named(cases))('$name', ({ layers }) => expectProved(layers));
});

const kinds = cellActivation.options;

describe('every activation of a cell, with another one a gate', patience, () => {
  it.each(kinds.map((kind, index) => [kind, kinds[(index + 3) % kinds.length]] as const))('%s with gates of %s', (activation, gate) => {
    const small = { units: 5, activation, recurrent_activation: gate } as const;
    // Small weights: a state that grows without bound, as exponential lets it, overflows.
    const prove = (layers: Layers): void => expectProved([...layers, ...head], [4, 3], { stretch: 0.3 });
    prove([{ type: 'SimpleRNN', units: 5, activation }]);
    prove([{ type: 'LSTM', ...small, return_sequences: true }, { type: 'Flatten' }]);
    prove([{ type: 'GRU', ...small }]);
    prove([{ type: 'GRU', ...small, reset_after: false }]);
  });
});

/** Tanh before it, so that the gradient of its input is proved too. */
const before = { type: 'Dense', units: 4, activation: 'tanh' } as const;

const both: readonly Case[] = [
  ['LSTM, concat', [before, { type: 'Bidirectional', layer: { type: 'LSTM', units: 5 } }, ...head]],
  [
    'LSTM, concat of whole panels',
    [before, { type: 'Bidirectional', layer: { type: 'LSTM', units: 8, return_sequences: true } }, { type: 'Flatten' }, ...head],
  ],
  [
    'LSTM sequences, concat',
    [before, { type: 'Bidirectional', layer: { type: 'LSTM', units: 3, return_sequences: true } }, { type: 'Flatten' }, ...head],
  ],
  [
    'GRU sequences, sum',
    [
      before,
      { type: 'Bidirectional', merge_mode: 'sum', layer: { type: 'GRU', units: 5, return_sequences: true } },
      { type: 'Flatten' },
      ...head,
    ],
  ],
  [
    'GRU, reset before, mul',
    [before, { type: 'Bidirectional', merge_mode: 'mul', layer: { type: 'GRU', units: 5, reset_after: false } }, ...head],
  ],
  [
    'SimpleRNN sequences, mul',
    [
      before,
      { type: 'Bidirectional', merge_mode: 'mul', layer: { type: 'SimpleRNN', units: 9, return_sequences: true } },
      { type: 'Flatten' },
      ...head,
    ],
  ],
  [
    'SimpleRNN, ave, no bias',
    [{ type: 'Bidirectional', merge_mode: 'ave', layer: { type: 'SimpleRNN', units: 4, use_bias: false } }, ...head],
  ],
  [
    'stacked',
    [
      { type: 'Bidirectional', layer: { type: 'LSTM', units: 3, return_sequences: true } },
      { type: 'Bidirectional', layer: { type: 'GRU', units: 3 } },
      ...head,
    ],
  ],
];

describe('Bidirectional', patience, () => {
  it.each(named(both))('$name', ({ layers }) => expectProved(layers));
});
