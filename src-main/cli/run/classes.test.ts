import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassificationEvaluation } from '../../core/leaderboard/evaluation';
import type { ResultRecord } from '../../core/report/report';
import { Bench, ensureBuilt } from '../testing/bench';

/** Studies whose rows are answered with several values of classes, and whose answers can be learned, through the built command line. */

const bench = new Bench();
beforeAll(() => {
  ensureBuilt();
  // A machine that goes through seven phases; its state follows the phase, and stops follow every third round.
  const phases = ['idle', 'idle', 'warm', 'run', 'run', 'warm', 'run'];
  const series = Array.from({ length: 420 }, (_, hour) => {
    const load = Math.sin((2 * Math.PI * hour) / 7);
    return [hour, load.toFixed(4), (hour % 7) / 7, phases[hour % 7], hour % 7 === 3 || hour % 7 === 4 ? 'yes' : 'no'].join(',');
  });
  writeFileSync(bench.path('machine.csv'), `hour,load,phase,state,busy\n${series.join('\n')}\n`);
  const rows = Array.from({ length: 360 }, (_, row) => {
    const steps = [0, 1, 2, 3].map((step) => (((row * 7 + step * 13 + row * step * step) % 21) - 10) / 10);
    const [first = 0, , , last = 0] = steps;
    return [...steps, first > 0.2 ? 'high' : first < -0.5 ? 'low' : 'mid', last > 0 ? 'high' : 'low'].join(',');
  });
  writeFileSync(bench.path('rows.csv'), `S1,S2,S3,S4,start,end\n${rows.join('\n')}\n`);
}, 300_000);
afterAll(() => bench.remove());

const windows = { inputs: ['load', 'phase'], lookBack: 7 };
const overHours = { shape: 'windows', order: 'hour', split: { method: 'chronological', test: 0.2, validation: 0.1 } };
const training = { epochs: 60, batch_size: 16, early_stopping: null };
const optimizer = { type: 'Adam', learning_rate: 0.02 };
const sparse = { loss: 'sparse_categorical_crossentropy', optimizer };

async function run(name: string, experiment: object) {
  const ended = await bench.seqbench('run', bench.experiment(name, { title: name, training, ...experiment }), '--out', name);
  expect(ended, ended.err).toMatchObject({ code: 0 });
  const record = JSON.parse(bench.read(name, 'result.json')) as ResultRecord;
  const evaluation = record.runs[0]?.run.evaluation as ClassificationEvaluation;
  const [head = '', ...lines] = bench.read(name, 'runs/01-lstm/predictions.csv').trim().split('\n');
  const names = head.split(',');
  const predictions = lines.map((line) => Object.fromEntries(line.split(',').map((field, index) => [names[index] ?? '', field])));
  return { ended, record, evaluation, names, predictions };
}

/** The share of lines in which a column's prediction is what was true. */
function accuracyIn(predictions: readonly Readonly<Record<string, string>>[], endings: readonly string[]): number {
  const right = predictions.flatMap((line) => endings.map((ending) => Number(line[`actual${ending}`] === line[`predicted${ending}`])));
  return right.reduce((sum, each) => sum + each, 0) / right.length;
}

describe('a study of classes', { timeout: 120_000 }, () => {
  it('three rows ahead learns what comes, and tells it row by row', async () => {
    const layers = [
      { type: 'LSTM', units: 16 },
      { type: 'Dense', units: 9 },
      { type: 'Reshape', target_shape: [3, 3] },
      { type: 'Activation', activation: 'softmax' },
    ];
    const problem = { ...overHours, windows: { ...windows, horizon: 3 }, targets: ['state'], task: 'classes' };
    const { evaluation, record, names, predictions, ended } = await run('ahead', {
      dataset: { file: 'machine.csv' },
      ...{ problem, models: [{ name: 'LSTM', layers, ...sparse }] },
    });
    expect(record.prepared.shape).toMatchObject({ output: [3], classes: ['idle', 'run', 'warm'] });
    expect(names).toEqual([
      ...['row', 'hour'],
      ...[1, 2, 3].flatMap((ahead) => ['actual', 'predicted', 'p_idle', 'p_run', 'p_warm'].map((head) => `${head}_${ahead}`)),
    ]);
    expect(evaluation.accuracy).toBeGreaterThan(0.98);
    expect(accuracyIn(predictions, ['_1', '_2', '_3'])).toBeCloseTo(evaluation.accuracy, 12);
    expect(evaluation.ahead?.map(({ accuracy }) => accuracy)).toEqual(
      ['_1', '_2', '_3'].map((ending) => accuracyIn(predictions, [ending])),
    );
    expect(evaluation.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(3 * record.leaderboard.testRows);
    // The most frequent class and the last one known do not get as far.
    expect(record.leaderboard.baselines.map((each) => each.name)).toEqual(['Always “run”', 'The last known class again']);
    for (const baseline of record.leaderboard.baselines)
      expect((baseline.evaluation as ClassificationEvaluation).accuracy).toBeLessThan(0.6);
    expect(ended.out).toContain('Accuracy by rows ahead:');
    expect(ended.out).toMatch(/answers to each of the \d+ test windows/);
    expect(bench.read('ahead/report.html')).toContain('Accuracy by rows ahead');
    expect(bench.read('ahead/leaderboard-by-answer.csv').split('\n')[1]).toMatch(/^run,LSTM,1,ahead,1,/);
    expect(bench.read('ahead/runs/01-lstm/classification-report.txt')).toMatch(/rows ahead {2}accuracy +f1-score\n1 /);
  });

  it('of two columns of a row learns both, with one list of labels', async () => {
    const layers = [
      { type: 'LSTM', units: 16 },
      { type: 'Dense', units: 6 },
      { type: 'Reshape', target_shape: [2, 3] },
      { type: 'Softmax' },
    ];
    const problem = { steps: ['S1 … S4'], targets: ['start', 'end'], task: 'classes', split: { test: 0.25, seed: 3, stratify: true } };
    const { evaluation, record, names, predictions, ended } = await run('columns', {
      dataset: { file: 'rows.csv' },
      ...{ problem, models: [{ name: 'LSTM', layers, loss: 'categorical_crossentropy', optimizer }] },
    });
    expect(record.prepared.shape).toMatchObject({ output: [2], classes: ['high', 'low', 'mid'] });
    const own = (target: string) => ['actual', 'predicted', 'p_high', 'p_low', 'p_mid'].map((head) => `${head}_${target}`);
    expect(names).toEqual(['row', ...own('start'), ...own('end')]);
    expect(evaluation.byTarget).toEqual(
      ['start', 'end'].map((target) => ({
        target,
        accuracy: accuracyIn(predictions, [`_${target}`]),
        f1: expect.any(Number) as number,
      })),
    );
    for (const { target, accuracy } of evaluation.byTarget ?? []) expect(accuracy, target).toBeGreaterThan(0.9);
    expect(record.leaderboard.baselines.map((each) => each.name)).toEqual(['Always the most frequent class of each target']);
    expect(ended.out).toContain('Accuracy by target:');
    expect(record.prepared.train.balanceByTarget?.map(({ target }) => target)).toEqual(['start', 'end']);
  });

  it('at every step learns what the next row is, and of two targets of two classes as many sigmoids', async () => {
    const [lstm] = [{ type: 'LSTM', units: 16, return_sequences: true }];
    const everyStep = { ...overHours, windows: { ...windows, targetAt: 'every-step' } };
    const dataset = { file: 'machine.csv' };
    const state = await run('steps', {
      dataset,
      problem: { ...everyStep, targets: ['state'], task: 'classes' },
      models: [{ name: 'LSTM', layers: [lstm, { type: 'Dense', units: 3, activation: 'softmax' }], ...sparse }],
    });
    expect(state.record.prepared.shape).toMatchObject({ output: [7, 1] });
    expect(state.names).toEqual(['row', 'hour', 'step', 'actual', 'predicted', 'p_idle', 'p_run', 'p_warm']);
    expect(state.predictions).toHaveLength(7 * state.record.leaderboard.testRows);
    expect(state.evaluation.accuracy).toBeGreaterThan(0.95);
    expect(accuracyIn(state.predictions, [''])).toBeCloseTo(state.evaluation.accuracy, 12);
    const busy = await run('busy', {
      dataset,
      problem: { ...everyStep, targets: ['busy'], task: 'binary' },
      models: [
        { name: 'LSTM', layers: [lstm, { type: 'Dense', units: 1, activation: 'sigmoid' }], loss: 'binary_crossentropy', optimizer },
      ],
    });
    expect(busy.evaluation).toMatchObject({ average: 'binary' });
    expect(busy.evaluation.f1).toBeGreaterThan(0.95);
    expect(busy.evaluation.auc).toBeGreaterThan(0.98);
  });

  it('is refused with words where a model answers another shape, and where class weights are asked for', async () => {
    const problem = { ...overHours, windows: { ...windows, horizon: 3 }, targets: ['state'], task: 'classes' };
    const layers = [
      { type: 'LSTM', units: 4 },
      { type: 'Dense', units: 3, activation: 'softmax' },
    ];
    const models = [{ name: 'LSTM', layers, ...sparse }];
    const dataset = { file: 'machine.csv' };
    const shape = await bench.seqbench('run', bench.experiment('shape', { dataset, problem, models }), '--out', 'shape');
    expect(shape.code).toBe(1);
    expect(shape.err).toContain('3 classes for each of 3 answers, but Dense gives 3. End with Dense 9 and Reshape to 3 × 3, softmax.');
    const weighted = { ...problem, balance: 'balanced' };
    const weights = await bench.seqbench('run', bench.experiment('weights', { dataset, problem: weighted, models }), '--out', 'weights');
    expect(weights.err).toContain('Class weights weigh a whole window');
    expect(weights.code).toBe(1);
  });
});
