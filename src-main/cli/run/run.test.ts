import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, dense, ensureBuilt, expectPlainError, lstm } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

describe('seqbench run', { timeout: 60_000 }, () => {
  it('trains a small study and writes everything it promises', async () => {
    const ended = await bench.seqbench('run', bench.experiment('small'), '--out', 'small', '--jobs', '2');
    expect(ended.err).toContain('LSTM: done after 2 epochs');
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Small games');
    expect(ended.out).toMatch(/Always “[01]”/);
    expect(ended.out).toContain(`Report: ${bench.path('small/report.html')}`);
    expect(readdirSync(bench.path('small')).sort()).toEqual([
      'experiment.seqbench.json',
      'leaderboard.csv',
      'leaderboard.json',
      'project',
      'report.html',
      'result.json',
      'runs',
    ]);
    expect(readdirSync(bench.path('small/runs')).sort()).toEqual(['01-dense-b', '02-lstm']);
    for (const run of ['01-dense-b', '02-lstm']) {
      expect(readdirSync(bench.path(`small/runs/${run}`)).sort()).toEqual(['classification-report.txt', 'history.csv', 'predictions.csv']);
      expect(bench.read('small/runs', run, 'history.csv').split('\n')).toHaveLength(4);
      expect(bench.read('small/runs', run, 'predictions.csv').trim().split('\n')).toHaveLength(19);
    }
    expect(existsSync(bench.path('small/project/project.db'))).toBe(true);
    const result: unknown = JSON.parse(bench.read('small/result.json'));
    expect(result).toMatchObject({
      version: 1,
      dataset: { rows: 60, simulated: false },
      prepared: { train: { rows: 42 }, test: { rows: 18 } },
    });
    expect(bench.read('small/report.html')).toContain('Dense &lt;b&gt;');
  });

  it('gives the same predictions to the byte with the same seed, whatever the number of jobs, and others with another seed', async () => {
    const file = bench.experiment('seeded');
    const ends = await Promise.all([
      bench.seqbench('run', file, '--out', 'seed-a', '--seed', '7', '--jobs', '1'),
      bench.seqbench('run', file, '--out', 'seed-b', '--seed', '7', '--jobs', '2'),
      bench.seqbench('run', file, '--out', 'seed-c', '--seed', '8'),
    ]);
    expect(ends.map((ended) => ended.code)).toEqual([0, 0, 0]);
    for (const run of ['01-dense-b', '02-lstm']) {
      const of = (out: string): string => bench.read(out, 'runs', run, 'predictions.csv');
      expect(of('seed-b')).toBe(of('seed-a'));
      expect(of('seed-c')).not.toBe(of('seed-a'));
    }
  });

  it('replaces an earlier result and leaves what is not its own', async () => {
    const file = bench.experiment('again');
    expect((await bench.seqbench('run', file, '--out', 'again')).code).toBe(0);
    writeFileSync(bench.path('again/notes.txt'), 'mine');
    expect((await bench.seqbench('run', file, '--out', 'again', '--seed', '5')).code).toBe(0);
    expect(bench.read('again/notes.txt')).toBe('mine');
    expect(bench.read('again/leaderboard.csv').trim().split('\n')).toHaveLength(4);
    expect(readdirSync(bench.path('again')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('keeps an earlier result where the next one cannot be made', async () => {
    expect((await bench.seqbench('run', bench.experiment('kept'), '--out', 'kept')).code).toBe(0);
    const before = bench.read('kept/result.json');
    const ended = await bench.seqbench(
      'run',
      bench.experiment('kept', { problem: { steps: ['S1 … S9'], target: 'won', task: 'binary', split: {} } }),
      '--out',
      'kept',
    );
    expectPlainError(ended, 1, 'The dataset has no column “S9”. Did you mean “S1”?', 'problem.steps[0]');
    expect(bench.read('kept/result.json')).toBe(before);
    expect(existsSync(bench.path('kept/project/project.db'))).toBe(true);
  });

  it('uses the file of the command line instead of the one in the experiment', async () => {
    const file = bench.experiment('data', { dataset: { file: 'not-there.csv' } });
    expectPlainError(await bench.seqbench('run', file, '--out', 'data'), 1, 'There is no file not-there.csv.');
    expect(existsSync(bench.path('data'))).toBe(false);
    expect((await bench.seqbench('run', file, '--out', 'data', '--data', 'games.csv')).code).toBe(0);
  });

  it('ends with 130 on Ctrl-C and keeps what was done', async () => {
    const started = bench.start([
      'run',
      bench.experiment('long', { training: { epochs: 100_000, batch_size: 8, early_stopping: null } }),
      '--out',
      'long',
      '--jobs',
      '1',
    ]);
    await started.says('epoch 1/');
    started.signal('SIGINT');
    const ended = await started.ended;
    expect(ended.err).toContain('Cancelling');
    expect(ended.err).toContain('Cancelled. What was done is in');
    expect(ended.code).toBe(130);
    expect(bench.read('long/leaderboard.csv')).toContain('cancelled');
  });

  it('says that a run failed and ends with 1, and the other runs are there', async () => {
    const models = [
      { name: 'Explodes', ...dense, optimizer: { type: 'SGD', learning_rate: 10 }, loss: 'mean_squared_error' },
      { name: 'LSTM', ...lstm, loss: 'mean_squared_error' },
    ];
    const linear = models.map((model) => ({ ...model, layers: [...model.layers.slice(0, -1), { type: 'Dense', units: 1 }] }));
    const problem = { steps: ['S1 … S3'], target: 'S4', task: 'number', split: {} };
    const ended = await bench.seqbench(
      'run',
      bench.experiment('failing', { models: linear, problem, training: { epochs: 60, batch_size: 8, early_stopping: null } }),
      '--out',
      'failing',
    );
    expect(ended.err).toContain('Explodes: failed');
    expect(ended.out).toContain('Explodes failed and has no result here.');
    expect(ended.code).toBe(1);
    expect(bench.read('failing/leaderboard.csv')).toMatch(/1,run,LSTM,done/);
  });
});
