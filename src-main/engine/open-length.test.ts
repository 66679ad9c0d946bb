import { describe, expect, it } from 'vitest';
import { modelSpecSchema, type ModelSpecInput } from '../core/model/model';
import { builtInEngine } from './built-in';
import { relativeError, testArray, testNumbers } from './built-in/testing/numbers';
import { OpenLengthTrainable } from './open-length';

const longest = 6;
const rows = 4;

const modelOf = (layers: ModelSpecInput['layers']) =>
  modelSpecSchema.parse({ name: 'Open', layers, loss: 'mean_squared_error', optimizer: { type: 'Adam', learning_rate: 0.05 } });
const ending: ModelSpecInput['layers'] = [
  { type: 'Bidirectional', layer: { type: 'LSTM', units: 5 } },
  { type: 'Dense', units: 1 },
];
const open = modelOf([{ type: 'Input', shape: [null, 2] }, ...ending]);
const masked = modelOf([{ type: 'Input' }, { type: 'Masking', mask_value: 0 }, ...ending]);
const options = { maxBatch: rows };

/** Batches of sequences of one length, and the same filled up with zeros. */
const batches = [3, 6, 1, 3, 4, 6, 3].map((steps, index) => {
  const next = testNumbers(index + 1);
  const x = testArray(rows * steps * 2, next);
  const padded = new Float32Array(rows * longest * 2);
  for (let row = 0; row < rows; row += 1) padded.set(x.subarray(row * steps * 2, (row + 1) * steps * 2), row * longest * 2);
  return { steps, x, padded, y: testArray(rows, next) };
});

const buildOpen = () => OpenLengthTrainable.build((steps) => builtInEngine.build(open, [steps, 2], 1, options), 3);

describe('a model of open length', () => {
  it('learns from sequences of several lengths what a Masking layer learns from the same, filled up', async () => {
    const [trainable, reference] = [await buildOpen(), await builtInEngine.build(masked, [longest, 2], 1, options)];
    for (const { steps, x, padded, y } of batches) {
      await trainable.setLength(steps);
      const [own, other] = [trainable.trainStep(x, y), reference.trainStep(padded, y)];
      expect(own.loss).toBeCloseTo(other.loss, 5);
    }
    for (const [index, { values }] of trainable.weights().entries()) {
      expect(relativeError(values, [...reference.weights()[index]!.values])).toBeLessThan(1e-4);
    }
  });

  it('goes on to the same bits from a state that was saved at another length', async () => {
    const whole = await buildOpen();
    const half = await buildOpen();
    for (const [index, { steps, x, y }] of batches.entries()) {
      await whole.setLength(steps);
      whole.trainStep(x, y);
      if (index >= 4) continue;
      await half.setLength(steps);
      half.trainStep(x, y);
    }
    const resumed = await buildOpen();
    resumed.restore(half.state());
    for (const { steps, x, y } of batches.slice(4)) {
      await resumed.setLength(steps);
      resumed.trainStep(x, y);
    }
    expect(resumed.weights()).toEqual(whole.weights());
  });

  it('forgets lengths that have not come for long, and builds them again when they do', async () => {
    let built = 0;
    const count = (steps: number) => {
      built += 1;
      return builtInEngine.build(open, [steps, 2], 1, options);
    };
    const trainable = await OpenLengthTrainable.build(count, 1);
    const weights = trainable.weights().map(({ values }) => values.slice());
    for (let steps = 2; steps <= 40; steps += 1) await trainable.setLength(steps);
    expect(built).toBe(40);
    await trainable.setLength(39);
    expect(built).toBe(40);
    await trainable.setLength(1);
    expect(built).toBe(41);
    expect(trainable.weights().map(({ values }) => values)).toEqual(weights);
  });
});
