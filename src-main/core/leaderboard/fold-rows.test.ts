import { describe, expect, it } from 'vitest';
import { asId, type DatasetId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../ids';
import { type PreparedProblem, type PreparedSummary, type ProblemRecord, problemSpecSchema } from '../problem/problem';
import type { RunRecord } from '../run/run';
import { runOf } from '../run/run.test-support';
import type { RegressionEvaluation } from './evaluation';
import { baselinesOfFolds } from './fold-rows';
import type { Leaderboard } from './leaderboard';
import { buildLeaderboard } from './rank';

const folds = 3;
const problem: ProblemRecord = {
  id: asId<ProblemId>('p'),
  datasetId: asId<DatasetId>('d'),
  name: 'Load',
  spec: problemSpecSchema.parse({ targets: ['y'], task: 'number', split: { method: 'walk-forward', folds, fold: 'all' } }),
};

function preparedFold(number: number): PreparedSummary {
  const part = (rows: number) => ({ rows, tableRows: rows, balance: [] });
  const counts = { rows: 40, filtered: 0, duplicates: 0, missing: 0, dropped: 0, filled: 0, straddling: 0 };
  const shape = { input: [2, 1], open: false, output: [1], task: 'number' as const, classes: [] };
  const parts = { train: part(10 * number), validation: null, test: part(10) };
  return { hash: hashOf(number), path: '', shape, ...parts, transforms: { inputs: [], targets: [] }, counts };
}

function hashOf(number: number): Sha256 {
  return asId<Sha256>(String(number).repeat(64));
}

const all = [1, 2, 3].map(preparedFold);
const prepared: PreparedProblem = { ...preparedFold(3), folds: all };

function errorOf(rootMeanSquaredError: number): RegressionEvaluation {
  return { kind: 'regression', loss: null, meanAbsoluteError: 1, rootMeanSquaredError, r2: null };
}

/** A run of one fold; without an error it has no figures. */
function run(model: string, number: number, error: number | null, change: Partial<RunRecord> = {}): RunRecord {
  return runOf({
    id: asId<RunId>(`${model}-${number}`),
    problemId: problem.id,
    modelId: asId<ModelId>(model),
    model: { ...runOf({}).model, name: model },
    fold: { number, of: folds, group: asId<RunId>(`${model}-1`) },
    preparedHash: hashOf(number),
    state: error === null ? 'failed' : 'done',
    seconds: 2,
    evaluation: error === null ? null : errorOf(error),
    ...change,
  });
}

function board(...runs: readonly RunRecord[]): Leaderboard {
  return buildLeaderboard({ problem, prepared, runs, baselines: [] });
}

function summary({ rows }: Leaderboard) {
  return rows.map(({ rank, model, state, folds: own }) => [rank, model, state, `${own?.done} of ${own?.of}`]);
}

describe('a leaderboard over every fold', () => {
  it('has one row a model, ranked by the mean of its folds, with numpy’s standard deviation', () => {
    const steady = [run('steady', 1, 4), run('steady', 2, 4), run('steady', 3, 4)];
    const uneven = [run('uneven', 1, 1), run('uneven', 2, 2), run('uneven', 3, 6)];
    const found = board(...steady, ...uneven);
    expect(summary(found)).toEqual([
      [1, 'uneven', 'done', '3 of 3'],
      [2, 'steady', 'done', '3 of 3'],
    ]);
    expect(found.rows[0]).toMatchObject({ runId: 'uneven-1', seconds: 6, evaluation: { rootMeanSquaredError: 3 } });
    // np.std([1, 2, 6])
    expect(found.rows[0]?.folds?.deviation?.rootMeanSquaredError).toBeCloseTo(2.160246899469287, 14);
    expect(found.rows[0]?.folds?.rows.map(({ fold, runId }) => [fold, runId])).toEqual([
      [1, 'uneven-1'],
      [2, 'uneven-2'],
      [3, 'uneven-3'],
    ]);
    expect(found).toMatchObject({ testRows: 30, hidden: 0, folds: all.map(({ hash }) => ({ preparedHash: hash, testRows: 10 })) });
  });

  it('does not rank a model before every fold has figures, and says how many are done', () => {
    const whole = [1, 2, 3].map((number) => run('whole', number, 9));
    const going = [run('going', 1, 1), run('going', 2, null, { state: 'running' }), run('going', 3, null, { state: 'queued' })];
    const failed = [run('failed', 1, 1), run('failed', 2, null), run('failed', 3, 1)];
    const removed = [run('removed', 1, 1), run('removed', 3, 1)];
    expect(summary(board(...going, ...failed, ...removed, ...whole))).toEqual([
      [1, 'whole', 'done', '3 of 3'],
      [null, 'going', 'running', '1 of 3'],
      [null, 'failed', 'failed', '2 of 3'],
      [null, 'removed', 'done', '2 of 3'],
    ]);
  });

  it('takes the latest run of a fold that was trained again, and keeps runs apart that were not asked for together', () => {
    const first = [run('m', 1, 1), run('m', 2, null), run('m', 3, 3)];
    const again = run('m', 2, 2, { id: asId<RunId>('m-2-again') });
    const second = [1, 2, 3].map((number) =>
      run('m', number, 5, { id: asId<RunId>(`n-${number}`), fold: { number, of: folds, group: asId<RunId>('n-1') } }),
    );
    const found = board(...first, ...second, again);
    expect(found.rows.map(({ rank, runId, evaluation }) => [rank, runId, evaluation])).toMatchObject([
      [1, 'm-1', { rootMeanSquaredError: 2 }],
      [2, 'n-1', { rootMeanSquaredError: 5 }],
    ]);
  });

  it('hides runs of other folds, of one fold alone, and of another problem', () => {
    const others = [
      run('fewer', 1, 1, { fold: { number: 1, of: 2, group: asId<RunId>('fewer-1') } }),
      run('earlier', 2, 1, { preparedHash: hashOf(7) }),
      { ...run('alone', 3, 1), fold: undefined },
    ];
    expect(board(...others)).toMatchObject({ rows: [], hidden: 3 });
  });

  it('has baselines over the folds, whose most frequent class may differ', () => {
    const named = (name: string, error: number) => [{ name, evaluation: errorOf(error) }];
    expect(baselinesOfFolds([named('mean', 1), named('mean', 3)])).toEqual([
      {
        name: 'mean',
        evaluation: errorOf(2),
        folds: { deviation: { meanAbsoluteError: 0, rootMeanSquaredError: 1 }, evaluations: [errorOf(1), errorOf(3)] },
      },
    ]);
    expect(baselinesOfFolds([named('Always “0”', 1), named('Always “1”', 3)])[0]?.name).toBe('Always the most frequent class');
    expect(baselinesOfFolds([named('mean', 1), []])).toEqual([]);
  });
});
