import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../core/model/model';
import type { ProblemShape, ProblemSpecInput } from '../core/problem/problem';
import { randomStream } from '../core/problem/random';
import type { Transform } from '../core/problem/scaling-spec';
import { rowPart, snapshotOf, type StudiedRun, study, tableOf, windowPart } from './problem-study.test-support';

const adam = { type: 'Adam' } as const;
const number: ProblemShape = { input: [1, 1], open: false, output: [1], task: 'number', classes: [] };
const plain: Transform = { column: 'y', kind: 'none', offset: 0, scale: 1 };

/** Errors counted from the lines of `predictions.csv` alone. */
function errorsOf({ predictions }: StudiedRun) {
  const errors = predictions.map(({ actual, predicted }) => Number(actual) - Number(predicted));
  return {
    rmse: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length),
    mae: errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length,
  };
}

function numbersOf({ result }: StudiedRun) {
  if (result.evaluation?.kind !== 'regression') throw new Error('There is no error of numbers.');
  return result.evaluation;
}

function accuracyOf({ result }: StudiedRun): number {
  return result.evaluation?.kind === 'classification' ? result.evaluation.accuracy : NaN;
}

describe('sequences of several classes, one of which never occurs', { timeout: 60_000 }, () => {
  const toys = ['011000', '000220', '000033', '022000', '003300', '000011'].map((digits) => Array.from(digits, Number));
  const labels = [1, 2, 3, 2, 3, 1];
  const shape: ProblemShape = { input: [6, 1], open: true, output: [1], task: 'classes', classes: ['0', '1', '2', '3'] };
  const spec: ProblemSpecInput = {
    steps: ['s1', 's2', 's3', 's4', 's5', 's6'],
    targets: ['label'],
    task: 'classes',
    lengths: 'open',
    split: { method: 'none' },
  };
  const lstm = (units: number, options: object = {}, learning_rate = 0.001): ModelSpecInput => ({
    name: 'LSTM',
    layers: [
      { type: 'Input', shape: [null, 1] },
      { type: 'LSTM', units, ...options },
      { type: 'Dense', units: 4, activation: 'sigmoid' },
    ],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam', learning_rate },
  });

  it('are all told right by four sigmoids over one-hot targets, of open length', async () => {
    const part = rowPart(
      toys,
      labels.map((label) => [label]),
      toys.map(() => 6),
    );
    const run = await study(snapshotOf(shape, spec, { train: part, test: part }), lstm(128, { dropout: 0.2, recurrent_dropout: 0.2 }), {
      epochs: 200,
      batch_size: 6,
      early_stopping: null,
    });
    expect(run.predictions.map(({ predicted }) => Number(predicted))).toEqual(labels);
    expect(accuracyOf(run)).toBe(1);
    expect(run.result.epochs.at(-1)?.valMetric).toBe(1);
  });

  it('are learned from sequences that differ in length, the same as from filled ones behind a Masking layer', async () => {
    // The last digit is the class; -1 fills.
    const random = randomStream(4);
    const rows = Array.from({ length: 60 }, () => Array.from({ length: 2 + random.below(5) }, () => random.below(4)));
    const filled = rows.map((row) => [...row, ...Array.from({ length: 6 - row.length }, () => -1)]);
    const part = rowPart(
      filled,
      rows.map((row) => [row.at(-1)!]),
      rows.map(({ length }) => length),
    );
    const training = { epochs: 40, batch_size: 10, early_stopping: null };
    const open = await study(snapshotOf(shape, spec, { train: part, test: part }), lstm(24, {}, 0.02), training);
    const masked = await study(
      snapshotOf(
        { ...shape, open: false, maskValue: -1 },
        { ...spec, lengths: 'pad', maskValue: -1 },
        { train: part, test: part },
        { maskValue: -1 },
      ),
      { ...lstm(24, {}, 0.02), layers: [{ type: 'Input' }, { type: 'Masking', mask_value: -1 }, ...lstm(24, {}, 0.02).layers.slice(1)] },
      training,
    );
    expect(accuracyOf(open)).toBeGreaterThan(0.9);
    expect(accuracyOf(masked)).toBeGreaterThan(0.9);
    expect(open.predictions.map(({ actual }) => Number(actual))).toEqual(rows.map((row) => row.at(-1)));
    // Answers stand in the order of the rows, although batches were made by length.
    const right = open.predictions.filter(({ actual, predicted }) => actual === predicted).length;
    expect(accuracyOf(open)).toBe(right / 60);
  });
});

describe('one step that predicts one number', { timeout: 60_000 }, () => {
  it('is carried on beyond what was seen, within five hundredths', async () => {
    const x = Array.from({ length: 20 }, (_, index) => index + 1);
    const row = (value: number): readonly [number[], number[]] => [[value], [10 * value]];
    const part = (values: readonly number[]) =>
      rowPart(
        values.map((value) => row(value)[0]),
        values.map((value) => row(value)[1]),
      );
    const parts = { train: part(x.slice(0, 16)), validation: part(x.slice(16)), test: part([30]) };
    const model: ModelSpecInput = {
      name: 'LSTM',
      layers: [{ type: 'Input' }, { type: 'LSTM', units: 50, activation: 'relu' }, { type: 'Dense', units: 1 }],
      ...{ loss: 'mean_squared_error', optimizer: adam },
    };
    const spec: ProblemSpecInput = { steps: ['x'], targets: ['y'], task: 'number' };
    const run = await study(snapshotOf(number, spec, parts), model, { epochs: 2000, batch_size: 5, early_stopping: null });
    expect(Math.abs(Number(run.predictions[0]?.predicted) - 300)).toBeLessThan(15);
    expect(run.result.epochs.at(-1)?.valLoss).toBeLessThan(10);
  });
});

describe('windows over a series', { timeout: 60_000 }, () => {
  const random = randomStream(9);
  /** A wave of period 25 with noise. */
  const series = Array.from(
    { length: 500 },
    (_, row) => 60 + 30 * Math.sin((2 * Math.PI * row) / 25) + (random.below(1001) / 1000 - 0.5) * 4,
  );
  const gru: ModelSpecInput = {
    name: 'GRU',
    layers: [{ type: 'Input' }, { type: 'GRU', units: 16 }, { type: 'Dense', units: 1 }],
    ...{ loss: 'mean_absolute_error', optimizer: { type: 'Adam', learning_rate: 0.01 } },
  };

  it('are told in the unit of the series, better than the last value, by a model that never saw it', async () => {
    const [trainRows, validationRows] = [350, 425];
    const seen = series.slice(0, trainRows);
    const [least, most] = [Math.min(...seen), Math.max(...seen)];
    const scaling: Transform = { column: 'high', kind: 'min-max', offset: least, scale: most - least };
    const table = tableOf(series, scaling);
    const part = (from: number, to: number) => windowPart(table, { from, to, lookBack: 7, foresight: 6 });
    const parts = { train: part(0, trainRows), validation: part(trainRows, validationRows), test: part(validationRows, series.length) };
    const spec: ProblemSpecInput = {
      shape: 'windows',
      windows: { inputs: ['high'], lookBack: 7, foresight: 6 },
      targets: ['high'],
      task: 'number',
    };
    const snapshot = snapshotOf({ ...number, input: [7, 1] }, spec, parts, { transforms: { inputs: [scaling], targets: [scaling] } });
    const run = await study(snapshot, gru, { epochs: 40, early_stopping: { patience: 10 } });

    expect(run.predictions.map(({ row }) => Number(row))).toEqual(
      Array.from({ length: 62 }, (_, window) => validationRows + window + 13 + 1),
    );
    for (const { row, actual } of run.predictions) expect(Number(actual)).toBeCloseTo(series[Number(row) - 1]!, 3);
    const { rmse, mae } = errorsOf(run);
    expect(numbersOf(run).rootMeanSquaredError).toBeCloseTo(rmse, 4);
    expect(numbersOf(run).meanAbsoluteError).toBeCloseTo(mae, 4);
    // The loss stays scaled; the metric of training is in the unit of the series.
    expect(numbersOf(run).loss! * scaling.scale).toBeCloseTo(mae, 3);
    const lastValue = run.predictions.map(({ row, actual }) => Number(actual) - series[Number(row) - 1 - 7]!);
    expect(rmse).toBeLessThan(0.5 * Math.sqrt(lastValue.reduce((sum, error) => sum + error ** 2, 0) / lastValue.length));
    // Early stopping looked at the validation part: its loss is another than that of the test part.
    const best = run.result.epochs.find(({ epoch }) => epoch === run.result.bestEpoch);
    expect(best?.valLoss).toBe(Math.min(...run.result.epochs.map(({ valLoss }) => valLoss)));
    expect(best?.valLoss).not.toBeCloseTo(numbersOf(run).loss!, 6);
    expect(best?.valMetric).toBeCloseTo((best?.valLoss ?? 0) * scaling.scale, 4);
  });

  it('look at the test part while they train where that is asked for', async () => {
    const table = tableOf(series, plain);
    const part = (from: number, to: number) => windowPart(table, { from, to, lookBack: 10, foresight: 0 });
    const parts = { train: part(0, 300), validation: part(300, 400), test: part(400, 500) };
    const spec: ProblemSpecInput = { shape: 'windows', windows: { inputs: ['y'] }, targets: ['y'], task: 'number' };
    const run = await study(snapshotOf({ ...number, input: [10, 1] }, spec, parts), gru, {
      epochs: 3,
      validation: 'test',
      early_stopping: null,
    });
    expect(run.result.epochs.at(-1)?.valLoss).toBe(numbersOf(run).loss);
  });
});

describe('pictures', { timeout: 60_000 }, () => {
  it('are told apart by two-dimensional convolution', async () => {
    const random = randomStream(2);
    /** A bright row or a bright column somewhere among dim noise. */
    const picture = (label: number): number[] => {
      const place = random.below(8);
      return Array.from(
        { length: 64 },
        (_, pixel) => ((label === 0 ? Math.floor(pixel / 8) : pixel % 8) === place ? 0.9 : 0) + random.below(100) / 400,
      );
    };
    const part = (rows: number) => {
      const labels = Array.from({ length: rows }, () => random.below(2));
      return rowPart(
        labels.map(picture),
        labels.map((label) => [label]),
      );
    };
    const shape: ProblemShape = { input: [8, 8, 1], open: false, output: [1], task: 'classes', classes: ['row', 'column'] };
    const spec: ProblemSpecInput = {
      shape: 'image-a-row',
      image: { height: 8, width: 8 },
      targets: ['kind'],
      task: 'classes',
      balance: 'balanced',
    };
    const model: ModelSpecInput = {
      name: 'CNN',
      layers: [
        { type: 'Input' },
        { type: 'Conv2D', filters: 8, kernel_size: 3, padding: 'same', activation: 'relu' },
        { type: 'MaxPooling2D' },
        { type: 'Flatten' },
        { type: 'Dense', units: 16, activation: 'relu' },
        { type: 'Dense', units: 2, activation: 'softmax' },
      ],
      ...{ loss: 'categorical_crossentropy', optimizer: { type: 'Adam', learning_rate: 0.01 } },
    };
    const run = await study(snapshotOf(shape, spec, { train: part(300), test: part(100) }), model, { epochs: 10, early_stopping: null });
    expect(accuracyOf(run)).toBeGreaterThan(0.97);
    expect(run.predictions).toHaveLength(100);
  });
});
