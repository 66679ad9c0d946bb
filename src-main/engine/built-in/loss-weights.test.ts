import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors } from './testing/compare';
import { testModel } from './testing/models';
import { testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const INPUT = [4, 2];

/** Two values a step; the steps named are 0, which Masking takes for padding. */
function sequences(masked: readonly (readonly number[])[]): Float32Array {
  const x = testArray(masked.length * 8, testNumbers(23));
  for (const [sample, steps] of masked.entries()) for (const step of steps) x.fill(0, sample * 8 + step * 2, sample * 8 + step * 2 + 2);
  return x;
}

const x = sequences([[3], [0, 1], [], [0, 1, 2, 3], [2]]);
const cases: readonly (readonly [string, ModelSpecInput['layers']])[] = [
  ['Dense', [{ type: 'Masking' }, { type: 'Dense', units: 3 }]],
  ['LSTM and Dropout', [{ type: 'Masking' }, { type: 'LSTM', units: 3, return_sequences: true }, { type: 'Dropout', rate: 0.2 }]],
  ['GRU of one answer, which has no mask any more', [{ type: 'Masking' }, { type: 'GRU', units: 3 }]],
];

describe('a loss over masked steps', { timeout: 60_000 }, () => {
  it.each(cases)('counts what is left after %s, with and without weights of samples, as Keras 3.15', (_name, layers) => {
    for (const sampleWeights of [undefined, [1, 2, 0.5, 3, 0]]) {
      const result = compare(testModel(layers), INPUT, { batch: 5, x, ...(sampleWeights && { sampleWeights }) });
      const weights = sampleWeights && Float32Array.from(sampleWeights);
      expect(Math.abs(result.trainable.evaluate(x, result.y, weights).loss / result.loss - 1)).toBeLessThan(1e-6);
      for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(1e-5);
    }
  });

  it('is the mean over the steps that count, whatever stands in the others', () => {
    const model = testModel([{ type: 'Masking' }, { type: 'Dense', units: 1, use_bias: false }]);
    const trainable = new BuiltInTrainable(model, INPUT, 1, { maxBatch: 2 });
    trainable.setWeights([Float32Array.of(1, 1)]);
    const batch = Float32Array.of(1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0);
    const y = Float32Array.of(0, 0, 90, 90, 0, 90, 90, 90);
    expect(trainable.evaluate(batch, y).loss).toBeCloseTo((1 + 4 + 9) / 3, 6);
    expect(trainable.evaluate(batch, y, Float32Array.of(2, 1)).loss).toBeCloseTo((2 * (1 + 4) + 9) / 3, 6);
  });

  it('is 0, with gradients of 0, where no step counts', () => {
    const { trainable, y } = compare(testModel([{ type: 'Masking' }, { type: 'Dense', units: 3 }]), INPUT, { batch: 2 });
    const nothing = new Float32Array(16);
    expect(trainable.evaluate(nothing, y).loss).toBe(0);
    expect(trainable.gradients(nothing, y).every(({ values }) => values.every((value) => value === 0))).toBe(true);
  });
});
