import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench, ensureBuilt, expectPlainError } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

const split = { method: 'walk-forward', folds: 3, fold: 'all', validation: 0.2 };
const problem = { steps: ['S1 … S4'], target: 'won', task: 'binary', split };

interface Row {
  readonly model: string;
  readonly evaluation: { readonly accuracy: number; readonly confusion: readonly (readonly number[])[] };
  readonly folds: {
    readonly deviation: Readonly<Record<string, number>>;
    readonly rows: readonly { readonly evaluation: { readonly accuracy: number } }[];
  };
}

it('trains every model on every fold of a walk forward, and ranks by the means', { timeout: 120_000 }, async () => {
  const ended = await bench.seqbench('run', bench.experiment('folds', { problem }), '--out', 'folds', '--jobs', '2');
  expect(ended.err).toContain('LSTM, fold 3 of 3: done after 2 epochs');
  expect(ended.code).toBe(0);
  expect(ended.out).toContain('Each figure is the mean of 3 folds ± standard deviation');
  expect(ended.out).toMatch(/Model +Fold 1 +Fold 2 +Fold 3/);
  expect(ended.out).toMatch(/has the highest mean test accuracy of 2 models: \d\.\d{4} ± \d\.\d{4}, mean of 3 folds/);
  const folders = ['01-dense-b-fold-1', '02-dense-b-fold-2', '03-dense-b-fold-3', '04-lstm-fold-1', '05-lstm-fold-2', '06-lstm-fold-3'];
  expect(readdirSync(bench.path('folds/runs')).sort()).toEqual(folders);
  const { rows } = JSON.parse(bench.read('folds/leaderboard.json')) as { readonly rows: readonly Row[] };
  for (const { model, evaluation, folds } of rows) {
    // The accuracy of each fold, once more, from what its run answered.
    const own = folders.filter((folder) => folder.includes(model === 'LSTM' ? 'lstm' : 'dense'));
    const shares = own.map((folder) => {
      const [, ...lines] = bench.read('folds/runs', folder, 'predictions.csv').trim().split('\n');
      const right = lines.filter((line) => line.split(',')[1] === line.split(',')[2]);
      expect(lines).toHaveLength(15);
      return right.length / lines.length;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / 3;
    expect(folds.rows.map((row) => row.evaluation.accuracy)).toEqual(shares);
    expect(evaluation.accuracy).toBeCloseTo(mean, 12);
    expect(folds.deviation.accuracy).toBeCloseTo(Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / 3), 12);
    expect(evaluation.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(45);
  }
});

it('has the predictions of a fold that is trained alone, to the byte', { timeout: 120_000 }, async () => {
  const alone = bench.experiment('alone', {
    problem: { ...problem, split: { ...split, fold: 2 } },
    training: { epochs: 2, batch_size: 8, engine: 'built-in' },
  });
  const every = bench.experiment('every', { problem, training: { epochs: 2, batch_size: 8, engine: 'built-in' } });
  expect((await bench.seqbench('run', alone, '--out', 'alone')).code).toBe(0);
  expect((await bench.seqbench('run', every, '--out', 'every')).code).toBe(0);
  const [one, all] = [bench.read('alone/runs/02-lstm/predictions.csv'), bench.read('every/runs/05-lstm-fold-2/predictions.csv')];
  expect(all).toBe(one);
  // The repeat of a result trains every fold again.
  expect(JSON.parse(bench.read('every/experiment.seqbench.json'))).toMatchObject({ problem: { split: { fold: 'all' } } });
});

it('says what a fold may be, and which fold is too small', { timeout: 60_000 }, async () => {
  const wrong = bench.experiment('wrong', { problem: { ...problem, split: { ...split, fold: 'every' } } });
  expectPlainError(await bench.seqbench('run', wrong, '--out', 'wrong'), 1, 'problem.split.fold', 'Allowed here: a number or all.');
  const small = bench.experiment('small', { problem, training: { epochs: 1, batch_size: 20 } });
  expectPlainError(
    await bench.seqbench('run', small, '--out', 'small'),
    1,
    'The training part of fold 1 has 12 rows, fewer than one batch of 20.',
  );
  expect(existsSync(bench.path('small'))).toBe(false);
});
