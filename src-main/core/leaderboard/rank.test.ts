import { baselinesOfSummary } from './baselines';
import { describe, expect, it } from 'vitest';
import { asId, type DatasetId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../ids';
import { modelSpecSchema } from '../model/model';
import { type PreparedSummary, problemSpecSchema, type Task } from '../problem/problem';
import { type RunRecord, trainingSpecSchema } from '../run/run';
import { evaluateClassification } from './classification';
import type { Evaluation } from './evaluation';
import { buildLeaderboard } from './rank';

const current = asId<Sha256>('a'.repeat(64));
const earlier = asId<Sha256>('b'.repeat(64));
const problemId = asId<ProblemId>('p');

function problemOf(task: Task) {
  const spec = problemSpecSchema.parse({ steps: ['M1'], target: 'W', task, split: {} });
  return { id: problemId, datasetId: asId<DatasetId>('d'), name: 'Who wins?', spec };
}

function preparedOf(task: Task): PreparedSummary {
  const classes = task === 'number' ? [] : ['0', '1'];
  const balance = (counts: readonly number[]) => classes.map((label, index) => ({ label, count: counts[index] ?? 0 }));
  return {
    hash: current,
    path: 'artifacts/a',
    shape: { input: [36, 1], open: false, output: [1], task, classes },
    train: { rows: 10, tableRows: 10, balance: balance([4, 6]) },
    test: { rows: 8, tableRows: 8, balance: balance([3, 5]) },
    validation: null,
    transforms: { inputs: [], targets: [] },
    counts: { rows: 18, filtered: 0, duplicates: 0, missing: 0, dropped: 0, filled: 0, straddling: 0 },
  };
}

function run(name: string, evaluation: Evaluation | null, changes: Partial<RunRecord> = {}): RunRecord {
  const model = modelSpecSchema.parse({
    name,
    layers: [{ type: 'Input' }, { type: 'Dense', units: 1 }],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam' },
  });
  return {
    id: asId<RunId>(name),
    problemId,
    modelId: asId<ModelId>(name),
    model,
    training: trainingSpecSchema.parse({}),
    seed: 1,
    preparedHash: current,
    state: evaluation ? 'done' : 'failed',
    params: 2,
    reason: null,
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    endedAt: null,
    epochs: [],
    bestEpoch: null,
    seconds: null,
    stepMs: null,
    evaluation,
    weightsHash: null,
    environment: null,
    ...changes,
  };
}

function scored(accuracy: number, precision: number, recall: number, f1: number): Evaluation {
  const base = evaluateClassification({ actual: [0, 1], predicted: [0, 1], labels: ['0', '1'], loss: 0.5, binary: true });
  return { ...base, accuracy, precision, recall, f1 };
}

function numbered(rootMeanSquaredError: number): Evaluation {
  return { kind: 'regression', loss: 1, meanAbsoluteError: 1, rootMeanSquaredError, r2: 0 };
}

describe('buildLeaderboard', () => {
  it('orders by accuracy, then precision, recall and F1', () => {
    const runs = [
      run('recall', scored(0.8, 0.7, 0.9, 0.6)),
      run('best', scored(0.9, 0.1, 0.1, 0.1)),
      run('f1', scored(0.8, 0.7, 0.9, 0.7)),
      run('precision', scored(0.8, 0.8, 0.1, 0.1)),
    ];
    const { rows } = buildLeaderboard({ problem: problemOf('binary'), prepared: preparedOf('binary'), runs, baselines: [] });
    expect(rows.map((row) => [row.rank, row.model])).toEqual([
      [1, 'best'],
      [2, 'precision'],
      [3, 'f1'],
      [4, 'recall'],
    ]);
  });

  it('gives equal figures one rank and counts them all for the next', () => {
    const runs = [
      run('c', scored(0.7, 1, 1, 1)),
      run('a', scored(0.8, 1, 1, 1)),
      run('b', scored(0.8, 1, 1, 1)),
      run('d', scored(0.6, 1, 1, 1)),
    ];
    const { rows } = buildLeaderboard({ problem: problemOf('binary'), prepared: preparedOf('binary'), runs, baselines: [] });
    expect(rows.map((row) => [row.rank, row.model])).toEqual([
      [1, 'a'],
      [1, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  it('orders numbers by the least error', () => {
    const runs = [run('far', numbered(3)), run('near', numbered(1)), run('between', numbered(2))];
    const { rows } = buildLeaderboard({ problem: problemOf('number'), prepared: preparedOf('number'), runs, baselines: [] });
    expect(rows.map((row) => row.model)).toEqual(['near', 'between', 'far']);
  });

  it('puts runs without figures at the end, unranked, and ranks a cancelled one that has figures', () => {
    const runs = [
      run('failed', null),
      run('cancelled', scored(0.7, 1, 1, 1), { state: 'cancelled' }),
      run('queued', null, { state: 'queued' }),
    ];
    const { rows } = buildLeaderboard({ problem: problemOf('binary'), prepared: preparedOf('binary'), runs, baselines: [] });
    expect(rows.map((row) => [row.rank, row.model])).toEqual([
      [1, 'cancelled'],
      [null, 'failed'],
      [null, 'queued'],
    ]);
  });

  it('hides and counts runs of an earlier version of the problem, and passes over those of others', () => {
    const runs = [
      run('now', scored(0.7, 1, 1, 1)),
      run('then', scored(0.9, 1, 1, 1), { preparedHash: earlier }),
      run('elsewhere', scored(0.9, 1, 1, 1), { problemId: asId<ProblemId>('q') }),
    ];
    const board = buildLeaderboard({ problem: problemOf('binary'), prepared: preparedOf('binary'), runs, baselines: [] });
    expect(board.rows.map((row) => row.model)).toEqual(['now']);
    expect(board.hidden).toBe(1);
  });

  it('shows nothing where the problem cannot be prepared', () => {
    const board = buildLeaderboard({
      problem: problemOf('binary'),
      prepared: null,
      runs: [run('now', scored(0.7, 1, 1, 1))],
      baselines: [],
    });
    expect(board).toMatchObject({ rows: [], hidden: 1, preparedHash: null, testRows: 0, baselines: [] });
  });

  it('sets the majority class of the training part beside the runs, on the same test rows', () => {
    const prepared = preparedOf('binary');
    const guesses = baselinesOfSummary(prepared, false)!;
    const { baselines, testRows } = buildLeaderboard({ problem: problemOf('binary'), prepared, runs: [], baselines: guesses });
    expect(testRows).toBe(8);
    expect(baselines).toHaveLength(1);
    const loss = -(3 * Math.log(0.4) + 5 * Math.log(0.6)) / 8;
    expect(baselines[0]?.evaluation).toMatchObject({
      accuracy: 5 / 8,
      precision: 5 / 8,
      recall: 1,
      confusion: [
        [0, 3],
        [0, 5],
      ],
    });
    expect(baselines[0]?.evaluation.loss).toBeCloseTo(loss, 12);
  });

  it('gives baselines no loss beside a model that was trained on another one', () => {
    const prepared = preparedOf('binary');
    const guesses = baselinesOfSummary(prepared, false)!;
    const lossBeside = (...losses: readonly RunRecord['model']['loss'][]): number | null | undefined => {
      const runs = losses.map((loss, index) => {
        const made = run(`run ${index}`, scored(0.7, 1, 1, 1));
        return { ...made, model: { ...made.model, loss } };
      });
      return buildLeaderboard({ problem: problemOf('binary'), prepared, runs, baselines: guesses }).baselines[0]?.evaluation.loss;
    };
    expect(lossBeside('binary_crossentropy', 'categorical_crossentropy')).toBe(guesses[0]?.evaluation.loss);
    expect(lossBeside('binary_crossentropy', 'mean_squared_error')).toBeNull();
  });
});
