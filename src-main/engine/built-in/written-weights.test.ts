import { describe, expect, it } from 'vitest';
import { directionalDerivative } from '../reference/numeric-gradient';
import { referenceLoss } from '../reference/network';
import { masksInMemory } from './testing/masks';
import { testModel } from './testing/models';
import { rowsOf, testArray, testNumbers } from './testing/numbers';
import { patience, type Layers } from './testing/prove';
import { paddedRows, sizeOf } from './tensor';
import { BuiltInTrainable } from './trainable';

const head: Layers = [{ type: 'Dense', units: 2 }];
const wide = { type: 'LSTM', units: 130 } as const;

/** Layers whose gradients are written as a whole, and which of their weights are. */
const cases: readonly (readonly [name: string, layers: Layers, input: readonly number[], written: readonly string[]])[] = [
  ['Dense', [{ type: 'Dense', units: 260, activation: 'tanh' }, ...head], [301], ['dense/kernel']],
  ['Dense at every step', [{ type: 'Dense', units: 700, activation: 'tanh' }, { type: 'Flatten' }, ...head], [3, 95], ['dense/kernel']],
  ['LSTM', [wide, ...head], [9, 3], ['lstm/recurrent_kernel']],
  ['LSTM of many features', [wide, ...head], [3, 140], ['lstm/kernel', 'lstm/recurrent_kernel']],
  [
    'LSTM backwards with dropout',
    [{ ...wide, go_backwards: true, dropout: 0.2 }, ...head],
    [5, 140],
    ['lstm/kernel', 'lstm/recurrent_kernel'],
  ],
  [
    'LSTM with a mask for every gate, of sequences',
    [{ ...wide, return_sequences: true, dropout: 0.3, recurrent_dropout: 0.3 }, { type: 'Flatten' }, ...head],
    [6, 140],
    ['lstm/kernel', 'lstm/recurrent_kernel'],
  ],
  ['LSTM of masked steps', [{ type: 'Masking' }, wide, ...head], [6, 2], ['lstm/recurrent_kernel']],
];

describe.each(cases)('%s', patience, (_name, layers, input, written) => {
  it('has the slopes of the float64 reference along random directions of each weight', () => {
    const model = testModel(layers);
    const next = testNumbers(5);
    const batch = 3;
    const trainable = new BuiltInTrainable(model, input, 3, { maxBatch: 9 });
    const { list } = trainable.network.parameters;
    expect(list.filter(({ isWritten }) => isWritten).map(({ name }) => name)).toEqual(written);
    const drawn = trainable.weights().map(({ values }) => testArray(values.length, next).map((value) => value * 0.2));
    trainable.setWeights(drawn);
    const [x, y] = [testArray(batch * sizeOf(input), next), testArray(batch * trainable.targetSize, next)];
    if (layers[0]?.type === 'Masking') x.fill(0, 2, 6);
    // What another batch left there must not be added to.
    trainable.gradientsOf(
      x.map((value) => value + 1),
      y,
      true,
    );
    const gradients = trainable.gradientsOf(x, y, true);
    const weights = drawn.map((values) => Float64Array.from(values));
    const masksOf = masksInMemory(trainable, model.layers, paddedRows(batch));
    const given = { model, input, weights, x: rowsOf(x, sizeOf(input)), masksOf };
    const loss = (): number => referenceLoss(given, rowsOf(y, trainable.targetSize));
    for (const [index, { name, values }] of gradients.entries()) {
      const norm = Math.hypot(...values);
      for (let trial = 0; trial < 2; trial++) {
        const direction = weights.map((tensor, at) => tensor.map(() => (at === index ? Math.sign(next() - 0.5) : 0)));
        const slope = values.reduce((sum, value, i) => sum + value * (direction[index]?.[i] ?? NaN), 0);
        expect(Math.abs(slope - directionalDerivative(loss, weights, direction)), name).toBeLessThan(1e-4 * norm);
      }
    }
  });
});
