import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type ProblemSpec, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { partNames } from '../../core/problem/split-spec';
import { decodeSnapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';
import { values } from './shops.test-support';

/** Rows with two columns of classes: `mood` of three labels, `won` of two; in every tenth row one of them is missing. */

const moods = ['calm', 'glad', 'sad'];
const rows = Array.from({ length: 120 }, (_, row) => ({
  steps: [row % 7, (row * 3) % 11, (row * 5) % 13],
  mood: row % 20 === 9 ? null : moods[(row * row + (row >> 2)) % 3]!,
  won: row % 20 === 19 ? null : ['no', 'yes'][Number(row % 5 < 2)]!,
}));

let client: Client;
let dataset: DatasetSummary;
beforeEach(async () => {
  ({ client } = await openedClient());
  const code = (won: string | null): string => (won === null ? '' : won === 'yes' ? '4' : '9');
  const lines = rows.map(({ steps, mood, won }) => [...steps, mood ?? '', won ?? '', code(won)].join(','));
  dataset = await importFile(client, fileWith(`S1,S2,S3,mood,won,copy\n${lines.join('\n')}\n`, 'moods.csv'));
});

const spec = (change: Partial<ProblemSpecInput> = {}): ProblemSpec =>
  problemSpecSchema.parse({
    ...{ steps: ['S1', 'S2', 'S3'], targets: ['mood', 'won'], task: 'classes', missing: 'drop', split: { test: 0.3, validation: 0.2 } },
    ...change,
  });

async function prepared(change: Partial<ProblemSpecInput> = {}) {
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: spec(change) });
  const [summary] = [await client.invoke('problem.prepare', { problemId: problem.id })].flat();
  if (!summary || !('path' in summary)) throw new Error('Nothing was prepared.');
  return { summary, snapshot: decodeSnapshot(readFileSync(summary.path)) };
}

it('share one list of labels, ordered as those of one target are', async () => {
  const { summary, snapshot } = await prepared();
  const classes = ['calm', 'glad', 'no', 'sad', 'yes'];
  expect(summary.shape).toEqual({ input: [3, 1], open: false, output: [2], task: 'classes', classes });
  for (const name of partNames) {
    for (const [index, row] of [...snapshot[name]!.rows].entries()) {
      expect(values(snapshot[name]!.y, index)).toEqual([classes.indexOf(rows[row]!.mood!), classes.indexOf(rows[row]!.won!)]);
    }
  }
  expect(summary.counts).toMatchObject({ rows: 120, missing: 12, dropped: 12 });
});

it('are shown by their labels in the preview', async () => {
  const preview = await client.invoke('problem.preview', { datasetId: dataset.id, spec: spec(), part: 'train', index: null, row: 6 });
  expect(preview).toMatchObject({ targets: ['mood', 'won'], rawTarget: [[rows[6]!.mood, rows[6]!.won]] });
  const ahead = spec({
    shape: 'windows',
    windows: { inputs: ['S1'], lookBack: 3, horizon: 2 },
    split: { method: 'chronological' },
  });
  const window = await client.invoke('problem.preview', { datasetId: dataset.id, spec: ahead, part: 'train', index: 0, row: null });
  expect(window.rawTarget).toEqual([3, 4].map((row) => [rows[row]!.mood, rows[row]!.won]));
  expect(window.y).toEqual(
    [3, 4].map((row) => [['calm', 'glad', 'no', 'sad', 'yes'].indexOf(rows[row]!.mood!), rows[row]!.won === 'no' ? 2 : 4]),
  );
});

it('are stratified together: every combination has its share in every part', async () => {
  const stratified = { test: 0.3, validation: 0.2, stratify: true };
  const { summary, snapshot } = await prepared({ split: stratified });
  const keyOf = (row: number): string => `${rows[row]!.mood!} ${rows[row]!.won!}`;
  const whole = rows.flatMap((row, index) => (row.mood === null || row.won === null ? [] : [keyOf(index)]));
  for (const [name, share] of [
    ['validation', 0.2],
    ['test', 0.3],
  ] as const) {
    const own = [...snapshot[name]!.rows].map(keyOf);
    for (const key of new Set(whole)) {
      const count = own.filter((each) => each === key).length;
      expect(Math.abs(count - share * whole.filter((each) => each === key).length), `${name}, ${key}`).toBeLessThan(1);
    }
  }
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec: spec({ split: stratified }) });
  expect(outcome.findings.map(({ message }) => message)).toContain(
    'Every part has the same shares of the classes of mood and won together.',
  );
  expect(outcome.train?.balanceByTarget?.map(({ target }) => target)).toEqual(['mood', 'won']);
  expect(summary.train.balance.reduce((sum, { count }) => sum + count, 0)).toBe(2 * summary.train.rows);
});

it('of windows are stratified by the first row that each predicts', async () => {
  const change: Partial<ProblemSpecInput> = {
    ...{ shape: 'windows' as const, windows: { inputs: ['S1'], lookBack: 2, foresight: 1, horizon: 3 }, targets: ['won'] },
    split: { test: 0.3, stratify: true, seed: 2 },
  };
  const { snapshot, summary } = await prepared(change);
  const share = (part: 'train' | 'test') => {
    const labels = [...snapshot[part].rows].map((row) => rows[row]!.won);
    return labels.filter((label) => label === 'yes').length / labels.length;
  };
  expect(Math.abs(share('train') - share('test'))).toBeLessThan(1.5 / summary.test.rows);
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec: spec(change) });
  expect(outcome.findings.map(({ message }) => message)).toContain(
    'Every part has the same shares of the class in the first row that a window predicts.',
  );
});

it('tell which target has one class alone in the training part', async () => {
  const testWhen = [{ column: 'won', is: '=' as const, value: 'yes' }];
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec: spec({ split: { method: 'condition', testWhen } }) });
  expect(outcome.findings.map(({ message }) => message)).toContain(
    'In the training part won is always “no”: nothing else can be learned of it.',
  );
});

it('of two classes are two sigmoids’ worth of indices', async () => {
  const { summary } = await prepared({ task: 'binary', targets: ['won'] });
  expect(summary.shape).toMatchObject({ output: [1], classes: ['no', 'yes'] });
  expect(summary.train.balanceByTarget).toBeUndefined();
});

it('are each held against the inputs by the audit', async () => {
  const audit = (steps: readonly string[]) =>
    client.invoke('problem.audit', { datasetId: dataset.id, spec: spec({ steps: [...steps] }), job: null });
  const leaking = await audit(['S1', 'S2', 'copy']);
  expect(leaking.findings.filter(({ state }) => state === 'leak')).toMatchObject([
    { kind: 'target-among-inputs', message: 'copy has a value of its own for each value of won in all 114 rows.' },
  ]);
  const mended = await audit(['S1', 'S2', 'S3']);
  expect(mended.findings.filter(({ kind, state }) => kind === 'target-among-inputs' && state === 'leak')).toEqual([]);
});
