import { evaluateNumbers } from '../core/leaderboard/numbers';
import { modelSpecSchema } from '../core/model/model';
import type { PreparedSummary, ProblemSpec, ProblemSpecInput } from '../core/problem/problem';
import { problemSpecSchema } from '../core/problem/problem';
import { buildResultRecord } from '../core/report/build';
import type { ResultRecord } from '../core/report/report';
import { buildLeaderboard } from '../core/leaderboard/rank';
import { trainingSpecSchema } from '../core/run/run';
import { exampleRecord } from './example-record';

const spec: ProblemSpecInput = {
  shape: 'windows',
  windows: { inputs: ['high', 'volume'], lookBack: 7, foresight: 6, horizon: 2 },
  order: 'date',
  targets: ['high'],
  task: 'number',
  filter: [{ column: 'Name', is: '=', value: 'AAL' }],
  split: { method: 'chronological', test: 0.15, validation: 0.15 },
  scaling: 'min-max',
  scalings: { volume: 'log' },
};

/** A result record of windows with three parts and two predicted rows, for tests of what is made from one: made-up figures through the real builders. */
export function exampleWindows(changes: Partial<ProblemSpec> = {}): ResultRecord {
  const example = exampleRecord();
  const problem = { ...example.problem, name: 'The high, seven days ahead', spec: { ...problemSpecSchema.parse(spec), ...changes } };
  const [first] = example.runs;
  if (!first) throw new Error('The example has no run.');
  const evaluate = (error: number) =>
    evaluateNumbers({
      actual: Float64Array.of(40, 41, 42, 43),
      predicted: Float64Array.of(40 + error, 41 - 2 * error, 42 + error, 43 - 2 * error),
      ...{ output: [2], targets: ['high'], loss: 0.06 },
    });
  const run = { ...first.run, model, training: trainingSpecSchema.parse({}), evaluation: evaluate(0.5) };
  const baselines = [
    { name: 'Always the mean of the training part', evaluation: evaluate(9) },
    { name: 'The last known value again', evaluation: evaluate(0.75) },
  ];
  return buildResultRecord({
    ...{ problem, prepared, runs: [run], dataset: example.dataset, versions: example.versions, project: 'AAL', now: example.createdAt },
    leaderboard: buildLeaderboard({ problem, prepared, runs: [run], baselines }),
  });
}

const model = modelSpecSchema.parse({
  name: 'LSTM',
  layers: [{ type: 'Input' }, { type: 'LSTM', units: 32 }, { type: 'Dense', units: 2 }],
  loss: 'mean_absolute_error',
  optimizer: { type: 'Adam' },
});

const part = (rows: number) => ({ rows, tableRows: rows + 14, balance: [] });
const transforms = {
  inputs: [
    { column: 'high', kind: 'min-max', offset: 12.75, scale: 37.9 },
    { column: 'volume', kind: 'log', offset: 0, scale: 1 },
  ],
  targets: [{ column: 'high', kind: 'min-max', offset: 12.75, scale: 37.9 }],
} as const;
const prepared: PreparedSummary = {
  ...exampleRecord().prepared,
  shape: { input: [7, 2], open: false, output: [2], task: 'number', classes: [] },
  ...{ train: part(634), validation: part(125), test: part(125), transforms },
  counts: { ...exampleRecord().prepared.counts, rows: 93_612, filtered: 92_686, straddling: 28 },
};
