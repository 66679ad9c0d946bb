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
  RNN: '0f841c84fe02186da893bd74bc07a493b563d0a089ae28aec78449b74bf3b6a1',
  'Deep RNN': '01a39973a2725707d0d22407565cd0a84c15012446f3309e78455582d2cab22b',
  LSTM: 'faaafe3c8d5a245344b45de20ca77a4b8eeb450a5cd5c1b71cd3572540b2330e',
  'Deep LSTM': '2cfd116f5ae5ab68edcbbbc438d64df295e3edb5c67c8848b33b5b55b6f50425',
  GRU: '8c7bb06783fbee56471712da58224185f8244e8f3e372a462a88e7e879946710',
  'Deep GRU': 'ca10ef8d5a0aef21bc534459e105ac87b57c178ff26fd46931984a34df506088',
  'Conv1D Deep LSTM': '26e354ed81a411f3a1a905887b25cf179857f2491691388869aa54fbc633447b',
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
