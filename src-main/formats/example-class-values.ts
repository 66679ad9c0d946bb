import { evaluateClasses } from '../core/leaderboard/classes';
import { buildLeaderboard } from '../core/leaderboard/rank';
import { modelSpecSchema } from '../core/model/model';
import { type PartSummary, type PreparedSummary, problemSpecSchema } from '../core/problem/problem';
import { buildResultRecord } from '../core/report/build';
import type { ResultRecord } from '../core/report/report';
import { exampleWindows } from './example-windows';

const classes = ['idle', 'run', 'warm'];
const targets = ['engine', 'pump'];

/** A result record of windows that are answered with the classes of two targets for two rows ahead: made-up figures through the real builders. */
export function exampleClassValues(): ResultRecord {
  const example = exampleWindows();
  const [first] = example.runs;
  if (!first) throw new Error('The example has no run.');
  const spec = problemSpecSchema.parse({ ...example.problem.spec, targets, task: 'classes', scalings: {} });
  const problem = { ...example.problem, name: 'What runs next', spec };
  const evaluate = (predicted: readonly number[]) =>
    evaluateClasses({ actual: [0, 1, 2, 1, 0, 1, 2, 1], predicted, labels: classes, loss: 0.5, binary: false, output: [4], targets });
  const run = { ...first.run, model, evaluation: { ...evaluate([0, 1, 2, 1, 0, 1, 1, 2]), auc: 0.9 } };
  const baselines = [{ name: 'Always the most frequent class of each target', evaluation: evaluate([0, 1, 0, 1, 0, 1, 0, 1]) }];
  return buildResultRecord({
    ...{ problem, prepared, runs: [run], dataset: example.dataset, versions: example.versions, project: 'Plant', now: example.createdAt },
    leaderboard: buildLeaderboard({ problem, prepared, runs: [run], baselines }),
  });
}

const model = modelSpecSchema.parse({
  name: 'GRU',
  layers: [
    { type: 'Input' },
    { type: 'GRU', units: 8 },
    { type: 'Dense', units: 12 },
    { type: 'Reshape', target_shape: [4, 3] },
    { type: 'Softmax' },
  ],
  loss: 'sparse_categorical_crossentropy',
  optimizer: { type: 'Adam' },
});

function part(rows: number): PartSummary {
  const balance = (counts: readonly number[]) => classes.map((label, index) => ({ label, count: (counts[index] ?? 0) * rows }));
  const balanceByTarget = [
    { target: 'engine', balance: balance([1, 0, 1]) },
    { target: 'pump', balance: balance([0, 2, 0]) },
  ];
  return { rows, tableRows: rows + 14, balance: balance([1, 2, 1]), balanceByTarget };
}

const prepared: PreparedSummary = {
  ...exampleWindows().prepared,
  shape: { input: [7, 2], open: false, output: [4], task: 'classes', classes },
  ...{ train: part(634), validation: part(125), test: part(125) },
};
