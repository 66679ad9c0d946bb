import { describe, it } from 'vitest';
import { expectProvedInTraining, named, patience, type Case, type Layers } from './testing/prove';

const head: Layers = [{ type: 'Dense', units: 2 }];

/** Masks are drawn for the first step; a state's are the same at every step of the sequence. */
const dropoutCases: readonly Case[] = [
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
  [
    'Bidirectional LSTM with both, each direction with masks of its own',
    [
      { type: 'Dense', units: 4 },
      { type: 'Bidirectional', layer: { type: 'LSTM', units: 5, dropout: 0.4, recurrent_dropout: 0.3 } },
      ...head,
    ],
  ],
  [
    'TimeDistributed Dropout',
    [{ type: 'Dense', units: 9 }, { type: 'TimeDistributed', layer: { type: 'Dropout', rate: 0.4 } }, { type: 'Flatten' }, ...head],
  ],
  [
    'TimeDistributed SpatialDropout1D, each step with masks of its own',
    [
      { type: 'Dense', units: 3 },
      { type: 'TimeDistributed', layer: { type: 'SpatialDropout1D', rate: 0.4 } },
      { type: 'Flatten' },
      ...head,
    ],
    [3, 4, 2],
  ],
];

describe('dropout against finite differences with the same masks', patience, () => {
  it.each(named(dropoutCases))('$name', ({ layers, input }) => expectProvedInTraining(layers, input));
});
