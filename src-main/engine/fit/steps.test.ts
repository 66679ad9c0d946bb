import { describe, expect, it } from 'vitest';
import type { StepRecord } from './fit-types';
import { LogisticModel, ScriptedModel } from './models.test-support';
import { Batches } from './part';
import { RandomRows, type Sampler } from './sampler';
import { part, start } from './start.test-support';

const quiet = { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => false };

describe('training by steps', () => {
  it('makes exactly as many steps as were asked for, each with a full batch, in at most a hundred stretches', async () => {
    const model = new LogisticModel(2, 0.001);
    const { epochs, ending } = await start(model, { steps: 250, batch_size: 32, epochs: 1 });
    expect(model.seen).toHaveLength(250);
    expect(new Set(model.seen.map((rows) => rows.length))).toEqual(new Set([32]));
    expect(epochs).toHaveLength(84);
    expect(ending).toBe('all-epochs');
  });

  it('draws every row about equally often, and the same ones again with the same seed', async () => {
    const draws = async (seed: number) => {
      const model = new LogisticModel(2, 0.001);
      await start(model, { steps: 500, batch_size: 35 }, { seed });
      return model.seen;
    };
    const first = await draws(5);
    expect(await draws(5)).toEqual(first);
    expect(await draws(6)).not.toEqual(first);
    const counts = new Array<number>(70).fill(0);
    for (const row of first.flat()) counts[row]! += 1;
    // 17,500 draws of 70 rows: 250 each, with a standard deviation of 15.7.
    for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(5 * 15.7);
    // With replacement: a batch of half the rows holds hardly ever different ones alone.
    expect(first.filter((rows) => new Set(rows).size < rows.length).length).toBeGreaterThan(490);
  });

  it('takes the batches of a sampler that the problem brings', async () => {
    const begun: number[] = [];
    let drawn = 0;
    const sampler: Sampler = {
      begin: (stretch) => begun.push(stretch),
      draw: () => ({ rows: 1, steps: null, x: Float32Array.of((drawn += 1), 0), y: Float32Array.of(0), target: Float32Array.of(0) }),
    };
    const model = new LogisticModel(2, 0);
    await start(model, { steps: 4 }, { sampler });
    expect(begun).toEqual([1, 2, 3, 4]);
    expect(model.seen.flat()).toEqual([1, 2, 3, 4]);
  });

  it('stops early by stretches', async () => {
    const result = await start(new ScriptedModel([5, 4, 4.5, 4.5, 4.5, 1]), { steps: 6, early_stopping: { patience: 2 } });
    expect(result).toMatchObject({ ending: 'stopped-early', bestEpoch: 2 });
    expect(result.epochs).toHaveLength(4);
  });
});

describe('RandomRows', () => {
  it('draws a stretch by its number alone', () => {
    const sampler = () => new RandomRows(new Batches(part(70, 1), 1, 8), 3);
    const drawn = (from: RandomRows) => Array.from(from.draw().x);
    const [one, other] = [sampler(), sampler()];
    one.begin(1);
    one.draw();
    one.begin(2);
    other.begin(2);
    expect(drawn(one)).toEqual(drawn(other));
  });
});

describe('the history by step', () => {
  it('has the loss and metric of every batch before its update, counted over all epochs', async () => {
    const steps: StepRecord[] = [];
    const listener = { ...quiet, onStep: (step: StepRecord) => steps.push(step) };
    const { epochs } = await start(new LogisticModel(2, 0.001), { epochs: 2, batch_size: 32, history: 'steps' }, { listener });
    expect(steps.map(({ step, epoch }) => [step, epoch])).toEqual([1, 2, 3, 4, 5, 6].map((step) => [step, step <= 3 ? 1 : 2]));
    expect(steps.every(({ learningRate }) => learningRate === 0.001)).toBe(true);
    const sizes = [32, 32, 6];
    for (const [index, record] of epochs.entries()) {
      const own = steps.slice(index * 3, index * 3 + 3);
      const mean = (figure: 'loss' | 'metric') => own.reduce((sum, step, batch) => sum + step[figure] * sizes[batch]!, 0) / 70;
      expect(mean('loss')).toBeCloseTo(record.loss, 12);
      expect(mean('metric')).toBeCloseTo(record.metric, 12);
    }
  });

  it('is not told where it was not asked for', async () => {
    const steps: StepRecord[] = [];
    await start(new LogisticModel(2, 0.001), { epochs: 1 }, { listener: { ...quiet, onStep: (step) => steps.push(step) } });
    expect(steps).toEqual([]);
  });
});

describe('the learning rate', () => {
  it('falls for the epochs after a plateau, and each epoch says which it had', async () => {
    const model = new ScriptedModel([5, 5, 5, 4, 4, 4]);
    const { epochs } = await start(model, { epochs: 6, batch_size: 70, reduce_lr_on_plateau: { patience: 2, factor: 0.5 } });
    const expected = [0.01, 0.01, 0.01, 0.005, 0.005, 0.005].map((rate, index) => (index < 3 ? rate : Math.fround(rate)));
    expect(model.rates.map(Math.fround)).toEqual(expected.map(Math.fround));
    expect(epochs.map((record) => record.learningRate)).toEqual(model.rates);
  });
});

describe('class weights', () => {
  it('go with every sample of training, and not into the validation loss', async () => {
    const train = part(70, 1);
    const model = new LogisticModel(2, 0.0001);
    const plain = new LogisticModel(2, 0.0001);
    const weighted = await start(model, { epochs: 1, batch_size: 32, shuffle: false, class_weight: { yes: 3 } }, { train });
    const unweighted = await start(plain, { epochs: 1, batch_size: 32, shuffle: false }, { train });
    expect(model.weighed.flat()).toEqual(Array.from(train.y.values, (y) => (y === 1 ? 3 : 1)));
    expect(plain.weighed).toEqual([null, null, null]);
    expect(weighted.epochs[0]!.loss).toBeGreaterThan(unweighted.epochs[0]!.loss * 1.3);
    expect(weighted.epochs[0]!.valLoss / unweighted.epochs[0]!.valLoss).toBeCloseTo(1, 1);
  });
});

describe('the best weights', () => {
  it('are kept without stopping where that is asked for', async () => {
    const model = new ScriptedModel([5, 2, 3, 4]);
    const result = await start(model, { epochs: 4, batch_size: 70, keep_best_weights: true });
    expect(result).toMatchObject({ ending: 'all-epochs', bestEpoch: 2 });
    expect(model.epoch).toBe(2);
  });
});
