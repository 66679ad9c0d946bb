import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../core/model/model';
import type { ProblemShape, ProblemSpecInput } from '../core/problem/problem';
import { randomStream } from '../core/problem/random';
import { rowPart, snapshotOf, type StudiedRun, study } from './problem-study.test-support';

/** Sequences that differ in length and are answered with two classes each: what their last value is, and whether they are long. */

const steps = 6;
const classes = ['high', 'long', 'low', 'mid', 'short'];
const [high, long, low, mid, short] = classes.keys();
const random = randomStream(5);
const sequences = Array.from({ length: 240 }, () => {
  const length = 2 + random.below(steps - 1);
  const values = Array.from({ length }, () => random.below(201) / 100 - 1);
  const last = values.at(-1) ?? 0;
  return { values, length, y: [last > 0.33 ? high! : last < -0.33 ? low! : mid!, length > 3 ? long! : short!] };
});

const open: ProblemShape = { input: [steps, 1], open: true, output: [2], task: 'classes', classes };
const padded: ProblemShape = { ...open, open: false, maskValue: -9 };
const spec = (lengths: 'open' | 'pad'): ProblemSpecInput => ({
  steps: Array.from({ length: steps }, (_, step) => `s${step}`),
  ...{ targets: ['end', 'size'], task: 'classes', lengths, maskValue: -9, missing: lengths === 'pad' ? 'mask' : 'refuse', split: {} },
});

function snapshot(shape: ProblemShape) {
  const filling = shape.maskValue ?? 0;
  const part = (rows: typeof sequences) =>
    rowPart(
      rows.map(({ values, length }) => [...values, ...Array.from({ length: steps - length }, () => filling)]),
      rows.map(({ y }) => y),
      rows.map(({ length }) => length),
    );
  const parts = { train: part(sequences.slice(0, 180)), test: part(sequences.slice(180)) };
  return snapshotOf(shape, spec(shape.open ? 'open' : 'pad'), parts, { maskValue: shape.maskValue ?? null });
}

type Layers = ModelSpecInput['layers'];
const reader: Layers = [
  { type: 'GRU', units: 16 },
  { type: 'Dense', units: 10 },
  { type: 'Reshape', target_shape: [2, 5] },
];
const shares: Layers = [...reader, { type: 'Softmax' }];

const cases: readonly (readonly [string, ProblemShape, Layers, ModelSpecInput['loss']])[] = [
  ['of open length, by softmax', open, shares, 'sparse_categorical_crossentropy'],
  ['of open length, by one-hot targets', open, shares, 'categorical_crossentropy'],
  ['of open length, by a sigmoid for each class', open, [...reader, { type: 'Activation', activation: 'sigmoid' }], 'binary_crossentropy'],
  ['that are filled up and masked', padded, [{ type: 'Masking', mask_value: -9 }, ...shares], 'sparse_categorical_crossentropy'],
];

function model(layers: Layers, loss: ModelSpecInput['loss']): ModelSpecInput {
  return { name: 'GRU', layers: [{ type: 'Input', shape: [null, 1] }, ...layers], loss, optimizer: { type: 'Adam', learning_rate: 0.02 } };
}

const right = ({ predictions }: StudiedRun, target: string) =>
  predictions.filter((line) => line[`actual_${target}`] === line[`predicted_${target}`]).length / predictions.length;

describe('sequences with two targets of classes', { timeout: 120_000 }, () => {
  it.each(cases)('%s are learned, both of them', async (_, shape, layers, loss) => {
    const run = await study(snapshot(shape), model(layers, loss), { epochs: 60, batch_size: 20, early_stopping: null });
    expect(right(run, 'end')).toBeGreaterThan(0.85);
    expect(right(run, 'size')).toBeGreaterThan(0.85);
    const { evaluation, epochs } = run.result;
    if (evaluation?.kind !== 'classification') throw new Error('There are no figures of classes.');
    expect(evaluation.byTarget?.map(({ target, accuracy }) => [target, accuracy])).toEqual([
      ['end', right(run, 'end')],
      ['size', right(run, 'size')],
    ]);
    // The part held back is the test part here, and its accuracy of the last epoch that of the result.
    expect(epochs.at(-1)?.valMetric).toBeCloseTo(evaluation.accuracy, 12);
    expect(epochs.at(-1)?.valLoss).toBeCloseTo(evaluation.loss ?? NaN, 6);
    if (loss === 'binary_crossentropy') return;
    for (const line of run.predictions) {
      expect(classes.reduce((sum, label) => sum + Number(line[`p_${label}_end`]), 0)).toBeCloseTo(1, 4);
    }
  });
});
