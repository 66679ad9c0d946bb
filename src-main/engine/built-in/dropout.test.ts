import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import type { MaskRegion } from './layers';
import { slabSize } from './tensor';
import { testModel, testInput } from './testing/models';
import { testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const BATCH = 32;
const FEATURES = 64;
const RATE = 0.3;
const layers: ModelSpecInput['layers'] = [{ type: 'Flatten' }, { type: 'Dropout', rate: RATE }, { type: 'Dense', units: 1 }];

function build(seed: number, from = layers): BuiltInTrainable {
  return new BuiltInTrainable(testModel(from), testInput(1, FEATURES), seed, { maxBatch: BATCH });
}

const next = testNumbers(21);
const x = testArray(BATCH * FEATURES, next);
const y = testArray(BATCH, next);

/** The mask that the last training step of the second layer had. */
function maskOf(trainable: BuiltInTrainable, which: 'input' | 'state' = 'input', layer = 1): Float32Array {
  const region: MaskRegion = trainable.network.layers[layer]!.masks![which]!;
  return trainable.network.memory.floats(region.address, region.count * slabSize(region.features, BATCH)).slice();
}

describe('dropout', () => {
  it('drops the share it was told to and scales what is kept by 1 / (1 - rate)', () => {
    const trainable = build(1);
    let dropped = 0;
    for (let step = 0; step < 20; step++) {
      trainable.trainStep(x, y);
      const mask = maskOf(trainable);
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - RATE))]));
      dropped += mask.filter((factor) => factor === 0).length / mask.length / 20;
    }
    // 40,960 draws: the standard deviation of the share is 0.0023.
    expect(Math.abs(dropped - RATE)).toBeLessThan(0.01);
  });

  it('draws another mask at every step', () => {
    const trainable = build(1);
    trainable.trainStep(x, y);
    const first = maskOf(trainable);
    trainable.trainStep(x, y);
    expect(maskOf(trainable)).not.toEqual(first);
  });

  it('draws the same masks for the same seed and others for another', () => {
    const masks = [1, 1, 2].map((seed) => {
      const trainable = build(seed);
      trainable.trainStep(x, y);
      trainable.trainStep(x, y);
      return maskOf(trainable);
    });
    expect(masks[0]).toEqual(masks[1]);
    expect(masks[0]).not.toEqual(masks[2]);
  });

  it('is off when evaluating and predicting, and is not moved on by them', () => {
    const [plain, asked] = [build(1), build(1)];
    const without = build(1, [{ type: 'Flatten' }, { type: 'Dense', units: 1 }]);
    without.setWeights(asked.weights().map(({ values }) => values));
    expect([...asked.predict(x)]).toEqual([...without.predict(x)]);
    expect(asked.evaluate(x, y).loss).toBe(without.evaluate(x, y).loss);
    expect(asked.trainStep(x, y).loss).toBe(plain.trainStep(x, y).loss);
    expect(asked.trainStep(x, y).loss).not.toBe(without.trainStep(x, y).loss);
  });

  it('has one input mask for all gates of an LSTM, and with recurrent dropout one a gate, as Keras 3', () => {
    const lstm = (recurrent: number): BuiltInTrainable =>
      build(1, [
        { type: 'LSTM', units: 8, dropout: RATE, recurrent_dropout: recurrent },
        { type: 'Dense', units: 1 },
      ]);
    const counts = [lstm(0), lstm(0.2)].map(({ network }) => network.layers[0]?.masks);
    expect(counts.map((masks) => [masks?.input?.count, masks?.state?.count])).toEqual([
      [1, undefined],
      [4, 4],
    ]);
    const both = lstm(0.2);
    both.trainStep(x, y);
    const mask = maskOf(both, 'state', 0);
    const gate = mask.length / 4;
    expect(mask.slice(0, gate)).not.toEqual(mask.slice(gate, 2 * gate));
  });
});
