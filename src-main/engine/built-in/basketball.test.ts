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
  NN: '162fde799e78609066f65aadce5336f96b2f21ae5b8f4c66cf98f198b371c3a8',
  RNN: 'c547141c0ed68d66f1366b82306ae6a0f19760a89f75fb1bfd5d6b03965164b8',
  'Deep RNN': 'd1ab584bfacd3274b709bd181a9a31bbdc3cb1617d3d6bd54b735591aff14524',
  LSTM: '3fb6774e408da10a442400f1bb38057f1721b67bc6596ca39560516da84ee613',
  'Deep LSTM': '517d8a5d0f7a422b6908bce8b9c83ab098210c0aa66418cbf2bf829e7eb2f1f5',
  GRU: '5c01cfa3e801052d86bd95ac99b0419e221a1cf61e199d12b44db66c81ddf7ca',
  'Deep GRU': '65eeec735e47a9608b42ac7f896faa4a575c0f0255eb94c21b12074d65148db5',
  'Conv1D Deep LSTM': '6b78ec1774900689010d940aa4064453855b6b40ccd03ecb04a46e5d38ff04bb',
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
