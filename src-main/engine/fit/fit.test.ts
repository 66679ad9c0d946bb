import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { LogisticModel, ScriptedModel } from './models.test-support';
import { epochOrder } from './order';
import { type DensePart, part, start } from './start.test-support';

describe('fit', () => {
  it('trains on every row once an epoch, in another order each time, and keeps the last smaller batch', async () => {
    const model = new LogisticModel(2, 0.0001);
    await start(model, { epochs: 3, batch_size: 32 });
    expect(model.seen.map((rows) => rows.length)).toEqual([32, 32, 6, 32, 32, 6, 32, 32, 6]);
    const epochs = [0, 1, 2].map((epoch) => model.seen.slice(epoch * 3, epoch * 3 + 3).flat());
    for (const rows of epochs) expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, row) => row));
    expect(epochs[0]).toEqual(Array.from(epochOrder(70, 5, 1)));
    expect(epochs[0]).not.toEqual(epochs[1]);
    expect(epochs[1]).not.toEqual(epochs[2]);
  });

  it('keeps the rows in their order where shuffling is off', async () => {
    const model = new LogisticModel(2, 0.0001);
    await start(model, { epochs: 1, batch_size: 32, shuffle: false });
    expect(model.seen.flat()).toEqual(Array.from({ length: 70 }, (_, row) => row));
  });

  it('takes a batch larger than the part for one batch of all rows', async () => {
    const model = new LogisticModel(2, 0.0001);
    await start(model, { epochs: 2, batch_size: 500 });
    expect(model.seen.map((rows) => rows.length)).toEqual([70, 70]);
  });

  it('gives means over rows of what each batch had before its update, and of the validation rows after the epoch', async () => {
    const train = part(70, 1);
    const validation = part(30, 2);
    const { epochs } = await start(new LogisticModel(2, 0.01), { epochs: 2, batch_size: 32, threshold: 0.4 });

    const model = new LogisticModel(2, 0.01);
    const rowsOf = (from: DensePart, rows: readonly number[]) => ({
      x: Float32Array.from(rows.flatMap((row) => [from.x.values[row * 2]!, from.x.values[row * 2 + 1]!])),
      y: Float32Array.from(rows.map((row) => from.y.values[row]!)),
    });
    /** Loss and accuracy summed row by row: no batches, no running means. */
    const sums = (from: DensePart, rows: readonly number[]) => {
      const chosen = rowsOf(from, rows);
      const answers = model.predict(chosen.x);
      return rows.map((_, index) => {
        const single = { x: chosen.x.slice(index * 2, index * 2 + 2), y: chosen.y.slice(index, index + 1) };
        return { loss: model.evaluate(single.x, single.y).loss, right: answers[index]! > Math.fround(0.4) === (single.y[0] === 1) ? 1 : 0 };
      });
    };
    const mean = (rows: readonly { loss: number; right: number }[], figure: 'loss' | 'right') =>
      rows.reduce((sum, row) => sum + row[figure], 0) / rows.length;

    for (const record of epochs) {
      const order = Array.from(epochOrder(70, 5, record.epoch));
      const trained = [];
      for (let first = 0; first < 70; first += 32) {
        const rows = order.slice(first, first + 32);
        trained.push(...sums(train, rows));
        const batch = rowsOf(train, rows);
        model.trainStep(batch.x, batch.y);
      }
      const validated = sums(
        validation,
        Array.from({ length: 30 }, (_, row) => row),
      );
      expect(record.loss).toBeCloseTo(mean(trained, 'loss'), 6);
      expect(record.metric).toBeCloseTo(mean(trained, 'right'), 12);
      expect(record.valLoss).toBeCloseTo(mean(validated, 'loss'), 6);
      expect(record.valMetric).toBeCloseTo(mean(validated, 'right'), 12);
    }
    expect(epochs.map((record) => record.epoch)).toEqual([1, 2]);
  });

  it('ends with the last epoch’s weights where there is no early stopping', async () => {
    const model = new ScriptedModel([3, 1, 2]);
    const result = await start(model, { epochs: 3, batch_size: 70 });
    expect(result).toMatchObject({ ending: 'all-epochs', bestEpoch: 3 });
    expect(model.epoch).toBe(3);
  });

  it('refuses to go on with a loss that is not finite, and says where it was', async () => {
    const attempt = start(new ScriptedModel([1, Number.POSITIVE_INFINITY]), { epochs: 3, batch_size: 70 });
    await expect(attempt).rejects.toThrow(SeqbenchError);
    await expect(attempt).rejects.toMatchObject({ info: { code: 'run.not-finite', place: 'epoch 2' } });
  });

  it('names the layer where weights are not finite, also while the loss still is', async () => {
    const attempt = start(new ScriptedModel([1, 1], 'lstm_1'), { epochs: 3, batch_size: 70 });
    await expect(attempt).rejects.toMatchObject({ info: { code: 'run.not-finite', place: 'epoch 1, layer lstm_1' } });
  });

  it('says so where it is the data that are not finite', async () => {
    const train = part(70, 1);
    train.x.values[100] = Number.NaN;
    const attempt = start(new LogisticModel(2, 0.01), { epochs: 1, batch_size: 70 }, { train });
    await expect(attempt).rejects.toMatchObject({
      info: { code: 'run.not-finite', message: expect.stringContaining('training data') as string },
    });
  });

  it('gives the median time of a step and the seconds since training began', async () => {
    // The clock ticks half a millisecond at each look; a step lies between two looks.
    const result = await start(new LogisticModel(2, 0.001), { epochs: 2, batch_size: 32 });
    expect(result.stepMs).toBe(0.5);
    expect(result.seconds).toBeGreaterThan(result.epochs[1]!.seconds);
    expect(result.epochs[1]!.seconds).toBeGreaterThan(result.epochs[0]!.seconds);
  });
});

describe('fit, with early stopping', () => {
  const stopping = (patience: number, changes: object = {}) => ({ early_stopping: { patience, ...changes } });

  it('stops after `patience` epochs without an improvement and restores the best weights', async () => {
    const model = new ScriptedModel([5, 4, 4, 4.5, 3, 2]);
    const result = await start(model, { epochs: 6, batch_size: 70, ...stopping(2) });
    expect(result).toMatchObject({ ending: 'stopped-early', bestEpoch: 2 });
    expect(result.epochs).toHaveLength(4);
    expect(model.epoch).toBe(2);
  });

  it('stops at the first epoch without an improvement where the patience is 0', async () => {
    const result = await start(new ScriptedModel([5, 5, 1]), { epochs: 3, batch_size: 70, ...stopping(0) });
    expect(result.epochs).toHaveLength(2);
  });

  it('counts only an improvement by more than min_delta', async () => {
    const result = await start(new ScriptedModel([5, 4.5, 4, 3.9]), { epochs: 4, batch_size: 70, ...stopping(5, { min_delta: 0.5 }) });
    // 4.5 + 0.5 is not below 5; 4 + 0.5 is; 3.9 + 0.5 is not below 4.
    expect(result.bestEpoch).toBe(3);
  });

  it('restores the best weights also where all epochs were run, as Keras’s on_train_end does', async () => {
    const model = new ScriptedModel([5, 2, 3]);
    const result = await start(model, { epochs: 3, batch_size: 70, ...stopping(5) });
    expect(result).toMatchObject({ ending: 'all-epochs', bestEpoch: 2 });
    expect(model.epoch).toBe(2);
  });

  it('leaves the last weights where it is told not to restore', async () => {
    const model = new ScriptedModel([5, 2, 3, 4]);
    const result = await start(model, { epochs: 6, batch_size: 70, ...stopping(2, { restore_best_weights: false }) });
    expect(result).toMatchObject({ ending: 'stopped-early', bestEpoch: 4 });
    expect(model.epoch).toBe(4);
  });
});

describe('fit, when cancelled', () => {
  it('stops at the next step and ends with the weights it would have kept', async () => {
    const model = new ScriptedModel([5, 2, 3, 1]);
    const cancelled = () => model.epoch === 4;
    const listener = { onProgress: () => undefined, onEpoch: () => undefined, cancelled };
    const result = await start(model, { epochs: 9, batch_size: 70, early_stopping: {} }, { listener });
    expect(result).toMatchObject({ ending: 'cancelled', bestEpoch: 2 });
    expect(result.epochs).toHaveLength(3);
    expect(model.epoch).toBe(2);
  });

  it('has no epoch to keep where none had ended', async () => {
    const listener = { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => true };
    const result = await start(new ScriptedModel([1]), { epochs: 2, batch_size: 32 }, { listener });
    expect(result).toMatchObject({ ending: 'cancelled', bestEpoch: null, epochs: [] });
  });

  it('lets messages in every 20 ms of work, and tells how far it is', async () => {
    let time = 0;
    let pauses = 0;
    const progress: string[] = [];
    await start(
      new LogisticModel(2, 0.001),
      { epochs: 1, batch_size: 7 },
      {
        clock: { now: () => (time += 4), pause: () => Promise.resolve(void (pauses += 1)) },
        listener: {
          onProgress: ({ epoch, step, steps }) => progress.push(`${epoch}: ${step} of ${steps}`),
          onEpoch: () => undefined,
          cancelled: () => false,
        },
      },
    );
    expect(pauses).toBeGreaterThanOrEqual(5);
    expect(progress[0]).toMatch(/^1: \d of 10$/);
  });
});
