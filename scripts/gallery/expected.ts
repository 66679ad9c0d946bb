/** What the published teaching documents have, copied digit by digit from the list of reference problems. */

/** When a model's figures are right. */
export type Wanted =
  /** Share of the test part that is told right: at least, and at most where more would mean a leak. */
  | { readonly kind: 'accuracy'; readonly least: number; readonly most: number }
  /** Every row is told right, and so is a sequence that no training has seen. */
  | { readonly kind: 'all-right'; readonly unseen: readonly number[]; readonly label: string }
  /** Root mean squared error: below the last-value baseline on simulated data, within these on the published file. */
  | { readonly kind: 'rmse'; readonly least: number; readonly most: number }
  /** The answer to the one row of the test part. */
  | { readonly kind: 'answer'; readonly least: number; readonly most: number }
  /** Mean squared error. */
  | { readonly kind: 'squared-error'; readonly most: number }
  /** Mean absolute error in the target's own unit, at most so many times the last-value baseline's. */
  | { readonly kind: 'beside-last-value'; readonly times: number };

export interface ExpectedModel {
  readonly id: string;
  /** Its name in the template. */
  readonly name: string;
  /** Layer by layer, without Input. */
  readonly params: readonly number[];
  readonly total: number;
  /** Output shape without the batch, where the document gives it. */
  readonly output?: readonly number[];
  /** The published figure; a dash where there is none. */
  readonly published: string;
  readonly wanted: Wanted;
}

export interface ExpectedProblem {
  readonly id: string;
  readonly title: string;
  /** File in `resources/templates`, without its ending. */
  readonly template: string;
  /** Rows of the table. */
  readonly rows: number;
  /** Rows of the table that are in the parts: training, validation where there is one, test. */
  readonly parts: readonly number[];
  /** Samples of the parts; windows, where the problem has them. */
  readonly samples: readonly number[];
  /** Shape of a sample as it goes in. */
  readonly input: readonly number[];
  readonly models: readonly ExpectedModel[];
}

const wins: Wanted = { kind: 'accuracy', least: 0.78, most: 0.88 };
/** Within 5 % of 300. */
const threeHundred: Wanted = { kind: 'answer', least: 285, most: 315 };
const product: Wanted = { kind: 'answer', least: 2500, most: 4800 };
const wave: Wanted = { kind: 'squared-error', most: 0.06 };
const price: Wanted = { kind: 'beside-last-value', times: 1.5 };

const basketball: ExpectedProblem = {
  id: 'P1',
  title: 'Basketball',
  template: 'basketball',
  rows: 1230,
  parts: [861, 369],
  samples: [861, 369],
  input: [36, 1],
  models: [
    { id: 'P1.1', name: 'NN', params: [0, 2664, 73], total: 2737, published: '.7940', wanted: wins },
    { id: 'P1.2', name: 'RNN', params: [1680, 41], total: 1721, published: '.8076', wanted: wins },
    { id: 'P1.3', name: 'Deep RNN', params: [1088, 784, 1568, 33], total: 3473, published: '.8157', wanted: wins },
    { id: 'P1.4', name: 'LSTM', params: [4352, 33], total: 4385, published: '.8293', wanted: wins },
    { id: 'P1.5', name: 'Deep LSTM', params: [4352, 8320, 8320, 33], total: 21_025, published: '.8184', wanted: wins },
    { id: 'P1.6', name: 'GRU', params: [3360, 33], total: 3393, published: '.8211', wanted: wins },
    { id: 'P1.7', name: 'Deep GRU', params: [3360, 6336, 6336, 33], total: 16_065, published: '.8238', wanted: wins },
    { id: 'P1.8', name: 'Conv1D Deep LSTM', params: [40, 620, 6784, 8320, 33], total: 15_797, published: '.8184', wanted: wins },
  ],
};

/** The document gives no parameters here; they are counted by its own formula: 4 × (128² + 1 × 128 + 128), and 128 × 4 + 4. */
const toySequences: ExpectedProblem = {
  id: 'P2',
  title: 'Toy sequences',
  template: 'toy-sequences',
  rows: 6,
  parts: [6, 6],
  samples: [6, 6],
  input: [6, 1],
  models: [
    {
      id: 'P2',
      name: 'LSTM',
      params: [66_560, 516],
      total: 67_076,
      published: 'all right',
      wanted: { kind: 'all-right', unseen: [0, 0, 0, 0, 0, 1], label: '1' },
    },
  ],
};

const sunspots: ExpectedProblem = {
  id: 'P3',
  title: 'Sunspots',
  template: 'sunspots',
  rows: 72_865,
  parts: [55_160, 6391],
  samples: [55_150, 6381],
  input: [10, 1],
  models: [
    {
      id: 'P3',
      name: 'LSTM',
      params: [16_896, 2080, 33],
      total: 19_009,
      published: 'RMSE 14.4',
      wanted: { kind: 'rmse', least: 14, most: 15.5 },
    },
  ],
};

/** Twenty rows, of which the last fifth is held back, and the question as the test part. */
const oneToOne = { rows: 21, parts: [16, 4, 1], samples: [16, 4, 1] } as const;

const tenTimes: ExpectedProblem = {
  id: 'P4',
  title: 'Ten times x',
  template: 'ten-times',
  ...oneToOne,
  input: [1, 1],
  models: [
    { id: 'P4.1', name: 'LSTM', params: [10_400, 51], total: 10_451, published: '293.23', wanted: threeHundred },
    { id: 'P4.2', name: 'Stacked LSTM', params: [10_400, 20_200, 51], total: 30_651, published: '303.17', wanted: threeHundred },
  ],
};

const products: ExpectedProblem = {
  id: 'P4',
  title: 'Product of two',
  template: 'products',
  ...oneToOne,
  input: [1, 2],
  models: [
    { id: 'P4.3', name: 'LSTM', params: [10_600, 510, 11], total: 11_121, published: '3521.25', wanted: product },
    {
      id: 'P4.4',
      name: 'Stacked LSTM',
      params: [162_400, 320_800, 10_050, 510, 11],
      total: 493_771,
      published: '3498.74',
      wanted: product,
    },
  ],
};

/** The document gives no parameters here either: 100² + 1 × 100 + 100 times the gates (a second bias for the GRU), and 101. */
const madeUpWave: ExpectedProblem = {
  id: 'P5',
  title: 'Made-up wave',
  template: 'made-up-wave',
  rows: 301,
  parts: [301, 301],
  samples: [281, 281],
  input: [20, 1],
  models: [
    { id: 'P5.1', name: 'SimpleRNN', params: [10_200, 101], total: 10_301, output: [20, 1], published: '0.043', wanted: wave },
    { id: 'P5.2', name: 'LSTM', params: [40_800, 101], total: 40_901, output: [20, 1], published: '0.038', wanted: wave },
    { id: 'P5.3', name: 'GRU', params: [30_900, 101], total: 31_001, output: [20, 1], published: '0.044', wanted: wave },
  ],
};

/** Rows are ours: the published 65,000 pictures are not available. */
const digits: ExpectedProblem = {
  id: 'P6',
  title: 'Digits',
  template: 'digits',
  rows: 10_000,
  parts: [8500, 1500],
  samples: [8500, 1500],
  input: [28, 28, 1],
  models: [
    {
      id: 'P6',
      name: 'Conv2D',
      params: [320, 0, 0, 401_472, 0, 650],
      total: 402_442,
      published: '> .98',
      wanted: { kind: 'accuracy', least: 0.97, most: 1 },
    },
  ],
};

const sharePrice: ExpectedProblem = {
  id: 'P7',
  title: 'Share price',
  template: 'share-price',
  rows: 29_883,
  parts: [648, 139, 139],
  samples: [635, 126, 126],
  input: [7, 1],
  models: [
    { id: 'P7.1', name: 'LSTM', params: [4352, 33], total: 4385, published: '–', wanted: price },
    { id: 'P7.2', name: 'GRU', params: [3360, 33], total: 3393, published: '$ 2.10', wanted: price },
    { id: 'P7.3', name: 'Conv1D', params: [384, 0, 65], total: 449, output: [1, 1], published: '0.11 scaled', wanted: price },
  ],
};

/** Twenty-one models on seven problems; the fourth has two tables. */
export const expectedProblems: readonly ExpectedProblem[] = [
  basketball,
  toySequences,
  sunspots,
  tenTimes,
  products,
  madeUpWave,
  digits,
  sharePrice,
];
