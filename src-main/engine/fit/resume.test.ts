import { describe, expect, it } from 'vitest';
import type { TrainingSpecInput } from '../../core/run/run';
import type { EpochEnd, FitStart } from './fit-types';
import { LogisticModel } from './models.test-support';
import { start } from './start.test-support';

const trainings: readonly (readonly [string, TrainingSpecInput])[] = [
  ['early stopping', { early_stopping: { patience: 5 } }],
  ['a learning rate that falls', { reduce_lr_on_plateau: { patience: 1, factor: 0.5, min_delta: 0.05, cooldown: 1 } }],
  ['class weights', { class_weight: 'balanced' }],
  ['the best weights kept', { keep_best_weights: true }],
  ['steps drawn at random', { steps: 250, class_weight: { no: 2 }, reduce_lr_on_plateau: { patience: 2, monitor: 'loss', factor: 0.3 } }],
];

describe('fit, gone on with', () => {
  it.each(trainings)('ends with the same bits as one that was never stopped, with %s', async (_, changes) => {
    const training = { epochs: 8, batch_size: 16, ...changes };
    const whole = new LogisticModel(2, 0.001);
    const expected = await start(whole, training);
    const stopAt = Math.floor(expected.epochs.length / 2);

    const first = new LogisticModel(2, 0.001);
    let place: FitStart | undefined;
    const epochs: EpochEnd['record'][] = [];
    await start(first, training, {}, ({ record, callbacks, kept }) => {
      epochs.push(record);
      if (record.epoch === stopAt) place = { epochs: [...epochs], callbacks, state: first.state(), kept };
    });
    const second = new LogisticModel(2, 0.001);
    const resumed = await start(second, training, { from: place! });

    const figures = (records: readonly EpochEnd['record'][]) => records.map((record) => ({ ...record, seconds: 0 }));
    expect(figures(resumed.epochs)).toEqual(figures(expected.epochs));
    expect(second.weights()[0]!.values).toEqual(whole.weights()[0]!.values);
    expect(resumed.bestEpoch).toBe(expected.bestEpoch);
    expect(second.seen).toEqual(whole.seen.slice(-second.seen.length));
  });

  it('has learning rates that fell on both sides of the place, so that the test above is not empty', async () => {
    const { epochs } = await start(new LogisticModel(2, 0.001), { epochs: 8, batch_size: 16, ...trainings[1]![1] });
    expect(new Set(epochs.slice(0, 4).map((epoch) => epoch.learningRate)).size).toBeGreaterThan(1);
    expect(new Set(epochs.slice(4).map((epoch) => epoch.learningRate)).size).toBeGreaterThan(1);
  });
});
