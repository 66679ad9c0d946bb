import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { directionalDerivative } from '../reference/numeric-gradient';
import { referenceLoss, referenceOutput } from '../reference/network';
import { batchesOf, testGames } from './testing/games';
import { basketballModels, basketballInput } from './testing/models';
import { relativeError, rowsOf, testArray, testNumbers } from './testing/numbers';
import { weightHashes } from './testing/weight-hashes';
import { BuiltInTrainable } from './trainable';

/** 861 games, as the study trains on: 26 batches of 32 and one of 29. */
const batches = batchesOf(testGames(861, 1));

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
      expect(first.hash).toBe(weightHashes[id]);
      expect(train(index, 1).hash).toBe(first.hash);
      expect(train(index, 2).hash).not.toBe(first.hash);
    });
  },
);
