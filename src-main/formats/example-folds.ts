import { asId, type RunId, type Sha256 } from '../core/ids';
import { baselinesOfFolds } from '../core/leaderboard/fold-rows';
import { evaluateNumbers } from '../core/leaderboard/numbers';
import { buildLeaderboard } from '../core/leaderboard/rank';
import type { PreparedProblem } from '../core/problem/problem';
import { buildResultRecord } from '../core/report/build';
import type { ResultRecord } from '../core/report/report';
import type { RunRecord } from '../core/run/run';
import { exampleWindows } from './example-windows';

const folds = 3;

function evaluated(error: number) {
  const predicted = Float64Array.of(40 + error, 41 - 2 * error, 42 + error, 43 - 2 * error);
  return evaluateNumbers({ actual: Float64Array.of(40, 41, 42, 43), predicted, output: [2], targets: ['high'], loss: error / 8 });
}

/**
 * A result record of models that were trained on each of three folds, for tests of what is made from one: made-up figures through the real
 * builders.
 *
 * @param errors by model and fold; null where a fold failed
 */
export function exampleFolds(errors: Readonly<Record<string, readonly (number | null)[]>>): ResultRecord {
  const split = { method: 'walk-forward' as const, folds, fold: 'all' as const };
  const example = exampleWindows();
  const { spec } = example.problem;
  const problem = { ...example.problem, spec: { ...spec, split: { ...spec.split, ...split } } };
  const all = [1, 2, 3].map((number) => {
    const part = (rows: number) => ({ rows, tableRows: rows, balance: [] });
    return { ...example.prepared, hash: asId<Sha256>(String(number).repeat(64)), train: part(100 * number), test: part(50) };
  });
  const prepared: PreparedProblem = { ...example.prepared, ...all.at(-1), folds: all };
  const runs = Object.entries(errors).flatMap(([model, byFold]) => byFold.map((error, index) => runOf(example, model, index, error)));
  const baselines = baselinesOfFolds([3, 2, 1].map((error) => [{ name: 'The last known value again', evaluation: evaluated(error) }]));
  return buildResultRecord({
    ...{ problem, prepared, runs, dataset: example.dataset, versions: example.versions, project: 'AAL', now: example.createdAt },
    leaderboard: buildLeaderboard({ problem, prepared, runs, baselines }),
  });
}

function runOf({ runs: [example] }: ResultRecord, name: string, index: number, error: number | null): RunRecord {
  if (!example) throw new Error('The example has no run.');
  return {
    ...example.run,
    id: asId<RunId>(`${name}-${index + 1}`),
    model: { ...example.run.model, name },
    fold: { number: index + 1, of: folds, group: asId<RunId>(`${name}-1`) },
    preparedHash: asId<Sha256>(String(index + 1).repeat(64)),
    state: error === null ? 'failed' : 'done',
    evaluation: error === null ? null : evaluated(error),
  };
}
