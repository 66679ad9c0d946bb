import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { directionalDerivative } from '../reference/numeric-gradient';
import { referenceLoss, referenceOutput } from '../reference/network';
import { batchesOf, testGames } from './testing/games';
import { basketballModels, basketballInput } from './testing/models';
import { relativeError, rowsOf, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

/** 861 games, as the study trains on: 26 batches of 32 and one of 29. */
const batches = batchesOf(testGames(861, 1));

/**
 * SHA-256 of the weights after one epoch with seed 1. They are the same on every machine; a change of a kernel's arithmetic
 * changes them, and then they are to be taken anew, knowing that old runs can no longer be repeated to the bit.
 */
const hashes: Readonly<Record<string, string>> = {
  NN: '97033bb2eb6c55b9ce92776014c2b9aab215c38b618cd35ac983b36938d8329e',
  RNN: '052bcb0327f120bb410c4d0f10320d834d566fecd0d8454c6197eadf0184dffb',
  'Deep RNN': '6c7cdc3eb49b2ed0dd274f0bc0cb42ad5d2f621d2062b09914fd547a6345cbc7',
  LSTM: '60bf27d92b2e7173bdf25028602225c38ff9c6d4a86d7b05d14a243f3a832168',
  'Deep LSTM': '7142267aa56d6f21196a8f5ce07fbb7e54cbe4a8225ee58a41cf2b94d726b39d',
  GRU: '9cce1393d7621b1edf4a3650d8b23e3f4fe5eee7e70da82605d0155b4039846a',
  'Deep GRU': 'f28a58926c3e132317fd7edb8de983d8d15374630e6dca4563361a4c74594141',
  'Conv1D Deep LSTM': '2eb3aa1117e8f178b0933f1e8eac39127d156c583f090b6b19396bf19fa2c64b',
};

function train(index: number, seed: number) {
  const trainable = new BuiltInTrainable(basketballModels[index]!.model, basketballInput, seed, { maxBatch: 32 });
  const losses = batches.map(([x, y]) => trainable.trainStep(x, y).loss);
  const hash = createHash('sha256');
  for (const { values } of trainable.weights()) hash.update(values);
  return { trainable, losses, hash: hash.digest('hex') };
}

describe.each(basketballModels.map(({ id }, index) => [id, index] as const))(
  'the basketball study’s %s',
  { timeout: 60_000 },
  (id, index) => {
    const { model, params } = basketballModels[index]!;

    it(`has ${params} parameters`, () => {
      const weights = new BuiltInTrainable(model, basketballInput, 1, { maxBatch: 32 }).weights();
      expect(weights.reduce((sum, { values }) => sum + values.length, 0)).toBe(params);
      for (const { shape, values } of weights) expect(shape.reduce((a, b) => a * b, 1)).toBe(values.length);
    });

    it('answers as the float64 reference, with gradients that predict how its loss changes', () => {
      const trainable = new BuiltInTrainable(model, basketballInput, 1, { maxBatch: 32 });
      const { x, y } = testGames(3, 2);
      const weights = trainable.weights().map(({ values }) => Float64Array.from(values));
      const given = { model, input: basketballInput, weights, x: rowsOf(x, 36) };
      expect(relativeError(trainable.predict(x), referenceOutput(given).flat())).toBeLessThan(1e-5);
      const gradients = trainable.gradients(x, y);
      const next = testNumbers(3);
      for (let trial = 0; trial < 2; trial++) {
        const direction = weights.map(({ length }) => Float64Array.from(testArray(length, next)));
        const slope = directionalDerivative(() => referenceLoss(given, rowsOf(y, 1)), weights, direction);
        const told = gradients.reduce((sum, { values }, i) => sum + values.reduce((own, g, j) => own + g * direction[i]![j]!, 0), 0);
        const size = Math.sqrt(gradients.reduce((sum, { values }) => sum + values.reduce((own, g) => own + g * g, 0), 0));
        expect(Math.abs(told - slope)).toBeLessThan(1e-5 * size * Math.sqrt(params / 3));
      }
    });

    it('learns, and ends with the same bits for the same seed on any machine', () => {
      const first = train(index, 1);
      const mean = (losses: readonly number[]): number => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
      expect(mean(first.losses.slice(-5))).toBeLessThan(mean(first.losses.slice(0, 5)));
      expect(first.hash).toBe(hashes[id]);
      expect(train(index, 1).hash).toBe(first.hash);
      expect(train(index, 2).hash).not.toBe(first.hash);
    });
  },
);
