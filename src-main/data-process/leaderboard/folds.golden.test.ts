import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { asId, type RunId } from '../../core/ids';
import { evaluateClassification } from '../../core/leaderboard/classification';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import type { Deviations } from '../../core/leaderboard/mean-evaluation';
import { evaluateNumbers } from '../../core/leaderboard/numbers';
import { buildLeaderboard } from '../../core/leaderboard/rank';
import { type PreparedProblem, type ProblemRecord, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { runOf } from '../../core/run/run.test-support';
import { fileWith, importFile, openedClient } from '../testing/data-client';

interface Scored {
  /** Mean and standard deviation over the folds. */
  readonly figures: Readonly<Record<string, readonly [mean: number, deviation: number]>>;
  /** [folds][test rows] */
  readonly answers: readonly (readonly number[])[];
}

const walks = ['expanding', 'sliding'] as const;

/** Made by `e2e/parity/folds.py` with scikit-learn 1.9.1: `cross_validate` over `TimeSeriesSplit`. */
const golden = JSON.parse(readFileSync(new URL('../../../e2e/parity/golden/folds.json', import.meta.url), 'utf8')) as Readonly<
  Record<(typeof walks)[number], Readonly<Record<'mean' | 'linear' | 'majority' | 'logistic', Scored>>>
>;

const [rows, folds] = [47, 4];
const times = Array.from({ length: rows }, (_, t) => t);
const numbers = times.map((t) => 5 + 0.25 * t + ((t * 5) % 7));
const classes = times.map((t) => Number((t * t + Math.floor(t / 3)) % 5 < 2));

function foldTable(): string {
  const lines = times.map((t) => [(t * 7) % 11, (t * t) % 13, numbers[t], classes[t]].join(','));
  return `a,b,y,c\n${lines.join('\n')}\n`;
}

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function prepared(
  change: Pick<ProblemSpecInput, 'targets' | 'task'>,
  walk: string,
): Promise<{ readonly problem: ProblemRecord; readonly ready: PreparedProblem }> {
  const { id: datasetId } = await importFile(client, fileWith(foldTable()));
  const spec = problemSpecSchema.parse({ steps: ['a', 'b'], ...change, split: { method: 'walk-forward', folds, fold: 'all', walk } });
  const problem = await client.invoke('problem.create', { datasetId, name: 'p', spec });
  return { problem, ready: await client.invoke('problem.prepare', { problemId: problem.id }) };
}

function expectFigures(evaluation: Evaluation | null | undefined, deviation: Deviations | null | undefined, { figures }: Scored): void {
  for (const [key, [mean, spread]] of Object.entries(figures)) {
    expect(Reflect.get(Object(evaluation), key), `mean ${key}`).toBeCloseTo(mean, 8);
    expect(deviation?.[key], `deviation of ${key}`).toBeCloseTo(spread, 8);
  }
}

/** The leaderboard of one model that answered as scikit-learn's did. */
function boardOf(problem: ProblemRecord, ready: PreparedProblem, evaluate: (fold: number) => Evaluation) {
  const group = asId<RunId>('run-1');
  const runs = (ready.folds ?? []).map(({ hash }, index) =>
    runOf({
      id: asId<RunId>(`run-${index + 1}`),
      problemId: problem.id,
      fold: { number: index + 1, of: folds, group },
      preparedHash: hash,
      evaluation: evaluate(index),
    }),
  );
  return buildLeaderboard({ problem, prepared: ready, runs, baselines: [] });
}

/** True values of the test rows of a fold, from 0. */
function tested<Value>(values: readonly Value[], fold: number): readonly Value[] {
  const size = Math.floor(rows / (folds + 1));
  const from = rows - (folds - fold) * size;
  return values.slice(from, from + size);
}

describe.each(walks)('figures over all folds, %s, beside scikit-learn', (walk) => {
  it('have the means and deviations of cross_validate, for numbers', async () => {
    const { problem, ready } = await prepared({ targets: ['y'], task: 'number' }, walk);
    const { baselines, testRows } = await client.invoke('leaderboard.get', { problemId: problem.id });
    expect(testRows).toBe(folds * Math.floor(rows / (folds + 1)));
    expectFigures(baselines[0]?.evaluation, baselines[0]?.folds?.deviation, golden[walk].mean);
    const { linear } = golden[walk];
    const board = boardOf(problem, ready, (fold) => {
      const predicted = Float64Array.from(linear.answers[fold] ?? []);
      return evaluateNumbers({ actual: Float64Array.from(tested(numbers, fold)), predicted, output: [1], targets: ['y'], loss: 0 });
    });
    expect(board.rows).toHaveLength(1);
    expectFigures(board.rows[0]?.evaluation, board.rows[0]?.folds?.deviation, linear);
  });

  it('have the means and deviations of cross_validate, for classes, and the confusion of all test parts', async () => {
    const { problem, ready } = await prepared({ targets: ['c'], task: 'binary' }, walk);
    const { baselines } = await client.invoke('leaderboard.get', { problemId: problem.id });
    expectFigures(baselines[0]?.evaluation, baselines[0]?.folds?.deviation, golden[walk].majority);
    const { logistic } = golden[walk];
    const board = boardOf(problem, ready, (fold) => {
      const predicted = logistic.answers[fold] ?? [];
      return evaluateClassification({ actual: tested(classes, fold), predicted, labels: ['0', '1'], loss: 0, binary: true });
    });
    const evaluation = board.rows[0]?.evaluation;
    expectFigures(evaluation, board.rows[0]?.folds?.deviation, logistic);
    const all = { actual: times.slice(rows - board.testRows).map((t) => classes[t]!), predicted: logistic.answers.flat() };
    const pooled = evaluateClassification({ ...all, labels: ['0', '1'], loss: 0, binary: true });
    expect(evaluation).toMatchObject({ confusion: pooled.confusion, report: pooled.report });
  });
});
