import { describe, expect, it } from 'vitest';
import { formulaSpecSchema, variableAt } from '../core/dataset/formula';
import type { ModelSpecInput } from '../core/model/model';
import type { ProblemShape, ProblemSpecInput } from '../core/problem/problem';
import { WindowSamples } from '../core/problem/samples';
import type { Transform } from '../core/problem/scaling-spec';
import { applyTransform } from '../core/problem/transform';
import type { Snapshot, SnapshotPart } from '../formats/snapshot';
import { AnywhereSampler } from './anywhere';
import { FormulaWindows } from './formula-windows';
import { snapshotOf, study } from './problem-study.test-support';

const formula = formulaSpecSchema.parse({
  ...{ from: 0, to: 30, step: 0.1 },
  columns: [
    { name: 'y', expression: 't * sin(t) / 3 + 2 * sin(5 t)' },
    { name: 'slope', expression: 'cos(t)' },
  ],
});
const wave = (t: number): number => (t * Math.sin(t)) / 3 + 2 * Math.sin(5 * t);
const lookBack = 20;
const rows = 301;
const shape: ProblemShape = { input: [lookBack, 1], open: false, output: [lookBack, 1], task: 'number', classes: [] };
const spec: ProblemSpecInput = {
  ...{ shape: 'windows', order: 't', targets: ['y'], task: 'number', split: { method: 'none' } },
  windows: { inputs: ['y'], lookBack, targetAt: 'every-step', anywhere: true },
};
const transform = (kind: Transform['kind'], offset: number, scale: number): Transform => ({ column: 'y', kind, offset, scale });

/** All windows of the wave's own rows, the target one row after every step. */
function wavePart(how: Transform): SnapshotPart {
  const table = Float32Array.from({ length: rows }, (_, row) => applyTransform(wave(variableAt(formula, row)), how));
  const starts = Uint32Array.from({ length: rows - lookBack }, (_, start) => start);
  return {
    rows: starts.map((start) => start + 1),
    x: new WindowSamples(table, 1, starts, 0, lookBack),
    y: new WindowSamples(table, 1, starts, 1, lookBack),
    ...{ lengths: null, known: new WindowSamples(table, 1, starts, 0, lookBack), base: null },
  };
}

function waveSnapshot(how: Transform, changes: Partial<Snapshot['header']> = {}): Snapshot {
  const part = wavePart(how);
  const anywhere = { formula, from: 0, to: 30 };
  return snapshotOf(shape, spec, { train: part, test: part }, { transforms: { inputs: [how], targets: [how] }, anywhere, ...changes });
}

describe('windows of a formula', () => {
  it.each([transform('none', 0, 1), transform('min-max', -9, 18), transform('standard', 0.25, 3.5)])(
    'are, where they begin at rows, those of the rows: %o',
    async (how) => {
      const snapshot = waveSnapshot(how);
      const windows = (await FormulaWindows.of(snapshot.header))!;
      expect([windows.inputSize, windows.targetSize]).toEqual([lookBack, lookBack]);
      const [x, y] = [new Float32Array(lookBack), new Float32Array(lookBack)];
      for (const start of [0, 1, 122, 280]) {
        expect(windows.fill(variableAt(formula, start), 0, x, y)).toBe(true);
        // The variable of a row is one product for the table, and one from the window's beginning here: they may differ in the last digit.
        for (const [step, value] of snapshot.train.x.view(start, 1)!.entries()) expect(x[step]).toBeCloseTo(value, 5);
        for (const [step, value] of snapshot.train.y.view(start, 1)!.entries()) expect(y[step]).toBeCloseTo(value, 5);
      }
    },
  );

  it('begin anywhere, and end within the training part', async () => {
    const windows = (await FormulaWindows.of(waveSnapshot(transform('none', 0, 1), { anywhere: { formula, from: 3, to: 9 } }).header))!;
    // Twenty rows in, and the one after.
    expect([windows.first, windows.last]).toEqual([3, 7]);
    const sampler = new AnywhereSampler(windows, 200, 5);
    sampler.begin(1);
    const { x, y } = sampler.draw();
    // Whatever the moment, the target is the input one row later.
    for (let row = 0; row < 200; row += 1) {
      const [own, next] = [x, y].map((values) => [...values.subarray(row * lookBack, (row + 1) * lookBack)]);
      expect(next!.slice(0, -1)).toEqual(own!.slice(1));
    }
    expect(new Set(Array.from({ length: 200 }, (_, row) => x[row * lookBack])).size).toBe(200);
  });

  it('are drawn by seed and stretch alone', async () => {
    const windows = (await FormulaWindows.of(waveSnapshot(transform('none', 0, 1)).header))!;
    const drawn = (seed: number, stretch: number, before: number) => {
      const sampler = new AnywhereSampler(windows, 4, seed);
      for (let early = 1; early <= before; early += 1) {
        sampler.begin(early);
        sampler.draw();
      }
      sampler.begin(stretch);
      return [...sampler.draw().x];
    };
    expect(drawn(1, 3, 2)).toEqual(drawn(1, 3, 0));
    expect(drawn(1, 3, 0)).not.toEqual(drawn(1, 4, 0));
    expect(drawn(1, 3, 0)).not.toEqual(drawn(2, 3, 0));
  });

  it('take differences from the row before, and a target from the last row that goes in', async () => {
    const snapshot = waveSnapshot(transform('none', 0, 1), {
      spec: {
        ...waveSnapshot(transform('none', 0, 1)).header.spec,
        windows: {
          ...waveSnapshot(transform('none', 0, 1)).header.spec.windows!,
          known: ['slope'],
          lookBack: 3,
          horizon: 2,
          foresight: 1,
          targetAt: 'last-step',
        },
      },
      transforms: {
        inputs: [transform('difference', 0, 1), { column: 'slope', kind: 'none', offset: 0, scale: 1 }],
        targets: [transform('difference', 0, 2)],
      },
    });
    const windows = (await FormulaWindows.of(snapshot.header))!;
    expect([windows.first, windows.inputSize, windows.targetSize]).toEqual([0.1, 6, 2]);
    const [x, y] = [new Float32Array(6), new Float32Array(2)];
    windows.fill(5, 0, x, y);
    const at = (row: number): number => wave(5 + row * 0.1);
    for (let step = 0; step < 3; step += 1) {
      expect(x[step * 2]).toBeCloseTo(at(step) - at(step - 1), 5);
      expect(x[step * 2 + 1]).toBeCloseTo(Math.cos(5 + (step + 2) * 0.1), 5);
    }
    expect(y[0]).toBeCloseTo((at(4) - at(2)) / 2, 5);
    expect(y[1]).toBeCloseTo((at(5) - at(2)) / 2, 5);
  });

  it('say so where the formula has no values', async () => {
    const nowhere = formulaSpecSchema.parse({ ...formula, columns: [{ name: 'y', expression: 'sqrt(-1 - t)' }] });
    const windows = (await FormulaWindows.of(
      waveSnapshot(transform('none', 0, 1), { anywhere: { formula: nowhere, from: 0, to: 30 } }).header,
    ))!;
    expect(() => new AnywhereSampler(windows, 4, 1).draw()).toThrow('The formula has no values over whole windows');
  });
});

describe.each(['SimpleRNN', 'LSTM', 'GRU'] as const)('the wave, learned at every step by a %s', { timeout: 60_000 }, (type) => {
  const model: ModelSpecInput = {
    name: type,
    layers: [{ type: 'Input' }, { type, units: 24, activation: 'relu', return_sequences: true }, { type: 'Dense', units: 1 }],
    ...{ loss: 'mean_squared_error', optimizer: { type: 'Adam', learning_rate: 0.005 } },
  };

  it('is told one row on, nearer than by the value before', async () => {
    const run = await study(waveSnapshot(transform('none', 0, 1)), model, { steps: 300, batch_size: 50, early_stopping: null });
    const { evaluation } = run.result;
    if (evaluation?.kind !== 'regression') throw new Error('There is no error of numbers.');
    expect(run.predictions).toHaveLength((rows - lookBack) * lookBack);
    const errors = run.predictions.map(({ actual, predicted }) => Number(actual) - Number(predicted));
    expect(evaluation.rootMeanSquaredError).toBeCloseTo(Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length), 4);
    const [first] = run.predictions.slice(120 * lookBack, 120 * lookBack + 1);
    expect([first?.row, first?.step, Number(first?.actual)]).toEqual(['122', '1', expect.closeTo(wave(12.1), 4)]);
    const last = Array.from({ length: rows - 1 }, (_, row) => wave(variableAt(formula, row + 1)) - wave(variableAt(formula, row)));
    const before = Math.sqrt(last.reduce((sum, step) => sum + step ** 2, 0) / last.length);
    expect(evaluation.rootMeanSquaredError).toBeLessThan(0.9 * before);
  });
});
