import { describe, expect, it } from 'vitest';
import { modelSpecSchema } from '../../core/model/model';
import type { EpochRecord } from '../../core/run/run';
import { builtInEngine } from '../built-in';
import type { Trainable } from '../engine';
import { part, start } from './start.test-support';

function build(stateful: boolean): Promise<Trainable> {
  const model = modelSpecSchema.parse({
    name: 'GRU',
    layers: [{ type: 'Input' }, { type: 'GRU', units: 3, stateful }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam', learning_rate: 0.02 },
  });
  return builtInEngine.build(model, [2, 1], 1, { maxBatch: 32 });
}

function figuresOf({ loss, metric, valLoss, valMetric }: EpochRecord): readonly number[] {
  return [loss, metric, valLoss, valMetric];
}

describe('a layer that keeps its memory', () => {
  it('is trained and judged on shuffled rows as one that does not, to the bit', async () => {
    const [plain, stateful] = await Promise.all([build(false), build(true)]);
    const without = await start(plain, { epochs: 3, batch_size: 32 });
    const withMemory = await start(stateful, { epochs: 3, batch_size: 32 });
    expect(withMemory.epochs.map(figuresOf)).toEqual(without.epochs.map(figuresOf));
    expect(stateful.weights()).toEqual(plain.weights());
  });

  it('goes on from batch to batch where rows keep their order, and begins every pass anew', async () => {
    const [fitted, byHand] = await Promise.all([build(true), build(true)]);
    const { epochs } = await start(fitted, { epochs: 2, batch_size: 32, shuffle: false });
    const train = part(70, 1);
    const validation = part(30, 2);
    for (const record of epochs) {
      byHand.resetStates();
      for (let row = 0; row < 70; row += 32)
        byHand.trainStep(train.x.values.slice(row * 2, (row + 32) * 2), train.y.values.slice(row, row + 32));
      byHand.resetStates();
      expect(record.valLoss).toBeCloseTo(byHand.evaluate(validation.x.values, validation.y.values).loss, 12);
    }
  });
});
