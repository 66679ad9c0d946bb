import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { type ProblemOutcome, problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from '../../core/problem/problem';
import { decodeSnapshot, type Snapshot, type SnapshotPart } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

interface Ready {
  readonly outcome: ProblemOutcome;
  readonly snapshot: Snapshot;
  readonly preview: (
    index: number,
  ) => Promise<{ readonly x: readonly number[]; readonly length: number | null; readonly raw: readonly (readonly (number | null)[])[] }>;
}

async function prepare(csv: string, input: ProblemSpecInput): Promise<Ready> {
  const dataset = await importFile(client, fileWith(csv));
  const spec: ProblemSpec = problemSpecSchema.parse(input);
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec });
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec });
  const { path, counts } = await client.invoke('problem.prepare', { problemId: problem.id });
  expect(counts).toEqual(outcome.counts);
  return {
    outcome,
    snapshot: decodeSnapshot(readFileSync(path)),
    preview: async (index) => {
      const found = await client.invoke('problem.preview', { datasetId: dataset.id, spec, part: 'train', index, row: null });
      return { x: found.x.flat(), length: found.length, raw: found.raw };
    },
  };
}

function values(samples: SnapshotPart['x'], index: number): readonly number[] {
  const into = new Float32Array(samples.size);
  samples.gather(null, index, 1, into);
  return [...into];
}

const all = { split: { method: 'none' as const } };
const long = 'a1,a2,a3,b1,b2,b3,y\n1,2,3,10,20,30,7\n4,5,6,40,50,60,8\n7,8,9,70,80,90,9.5\n';
const ended = 's1,s2,s3,s4,y\n1,2,,,0\n3,,,,1\n4,5,6,7,0\n8,9,10,,1\n,,,,0\n';
const holes = 's1,s2,s3,s4,y\n1,2,3,4,10\n5,,7,8,20\n,10,11,12,30\n13,14,,,40\n17,18,19,20,\n21,22,23,24,50\n';

it('lie step by step or feature by feature, with several numbers to predict', async () => {
  const steps = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
  const byFeature = await prepare(long, { ...all, steps, features: 2, layout: 'by-feature', targets: ['y', 'y2'], task: 'number' }).catch(
    () => null,
  );
  expect(byFeature).toBeNull();
  const two = await prepare(long, {
    ...all,
    steps: steps.slice(0, 4),
    features: 2,
    layout: 'by-feature',
    targets: ['b3', 'y'],
    task: 'number',
  });
  expect(two.outcome.shape).toMatchObject({ input: [2, 2], output: [2] });
  expect([values(two.snapshot.train.x, 1), values(two.snapshot.train.y, 1)]).toEqual([
    [4, 6, 5, 40],
    [60, 8],
  ]);
  const byStep = await prepare(long, { ...all, steps, features: 2, targets: ['y'], task: 'number' });
  expect(values(byStep.snapshot.train.x, 0)).toEqual([1, 2, 3, 10, 20, 30]);
  expect((await byStep.preview(0)).raw).toEqual([
    [1, 2],
    [3, 10],
    [20, 30],
  ]);
});

it('are scaled by the feature, all steps alike, and targets only where it is said of them', async () => {
  const steps = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
  const spec = { ...all, steps, features: 2, layout: 'by-feature' as const, task: 'number' as const, targets: ['y'] };
  const { outcome, snapshot } = await prepare(long, { ...spec, scaling: 'min-max', scalings: { b1: 'log' } });
  expect(outcome.transforms).toEqual({
    inputs: [
      { column: 'a1 … a3', kind: 'min-max', offset: 1, scale: 8 },
      { column: 'b1 … b3', kind: 'log', offset: 0, scale: 1 },
    ],
    targets: [{ column: 'y', kind: 'none', offset: 0, scale: 1 }],
  });
  expect(values(snapshot.train.x, 2)).toEqual([...Float32Array.of(6 / 8, Math.log(70), 7 / 8, Math.log(80), 1, Math.log(90))]);
  expect(values(snapshot.train.y, 2)).toEqual([9.5]);
  const scaled = await prepare(long, { ...spec, scalings: { y: 'min-max' } });
  expect(scaled.outcome.transforms?.targets).toEqual([{ column: 'y', kind: 'min-max', offset: 7, scale: 2.5 }]);
  expect(values(scaled.snapshot.train.y, 1)).toEqual([Math.fround(1 / 2.5)]);
});

it('that end early are filled up, or left at their length; those of nothing are left out', async () => {
  const spec = {
    ...all,
    steps: ['s1', 's2', 's3', 's4'],
    targets: ['y'],
    task: 'binary' as const,
    missing: 'drop' as const,
    maskValue: -9,
  };
  const padded = await prepare(ended, { ...spec, lengths: 'pad' });
  expect(padded.outcome.shape).toMatchObject({ input: [4, 1], open: false, maskValue: -9 });
  expect(padded.outcome.counts).toMatchObject({ missing: 1, dropped: 1, filled: 0 });
  expect([...(padded.snapshot.train.lengths ?? [])]).toEqual([2, 1, 4, 3]);
  expect([0, 1, 3].map((row) => values(padded.snapshot.train.x, row))).toEqual([
    [1, 2, -9, -9],
    [3, -9, -9, -9],
    [8, 9, 10, -9],
  ]);
  expect(await padded.preview(1)).toEqual({ x: [3, -9, -9, -9], length: 1, raw: [[3], [null], [null], [null]] });
  const open = await prepare(ended, { ...spec, lengths: 'open' });
  expect(open.outcome.shape).toEqual({ input: [4, 1], open: true, output: [1], task: 'binary', classes: ['0', '1'] });
  expect(open.snapshot.header.maskValue).toBeNull();
});

it('of differences lose their first step', async () => {
  const { outcome, snapshot, preview } = await prepare(ended, {
    ...all,
    steps: ['s1', 's2', 's3', 's4'],
    targets: ['y'],
    task: 'binary',
    missing: 'drop',
    lengths: 'pad',
    maskValue: 99,
    scaling: 'difference',
  });
  expect(outcome.shape?.input).toEqual([3, 1]);
  // A sequence of one step has no difference.
  expect([...snapshot.train.rows]).toEqual([0, 2, 3]);
  expect([...(snapshot.train.lengths ?? [])]).toEqual([1, 3, 2]);
  expect([0, 1, 2].map((row) => values(snapshot.train.x, row))).toEqual([
    [1, 99, 99],
    [1, 1, 1],
    [1, 1, 99],
  ]);
  expect((await preview(0)).x).toEqual([1, 99, 99]);
});

it.each([
  ['drop', [0, 5], []],
  [
    'forward',
    [0, 1, 3, 5],
    [
      [5, 5, 7, 8],
      [13, 14, 14, 14],
    ],
  ],
  [
    'interpolate',
    [0, 1, 2, 3, 5],
    [
      [5, 6, 7, 8],
      [10, 10, 11, 12],
      [13, 14, 14, 14],
    ],
  ],
  [
    'mean',
    [0, 1, 2, 3, 5],
    [
      [5, 12, 7, 8],
      [10, 10, 11, 12],
      [13, 14, 11, 12],
    ],
  ],
  [
    'mask',
    [0, 1, 2, 3, 5],
    [
      [5, -1, 7, 8],
      [-1, 10, 11, 12],
      [13, 14, -1, -1],
    ],
  ],
] as const)('with missing steps, by the choice “%s”, and none without its target', async (missing, rows, expected) => {
  const { snapshot, outcome } = await prepare(holes, {
    ...all,
    steps: ['s1', 's2', 's3', 's4'],
    targets: ['y'],
    task: 'number',
    missing,
    maskValue: -1,
  });
  expect([...snapshot.train.rows]).toEqual([...rows]);
  const filled = rows.map((_, index) => values(snapshot.train.x, index));
  expect(filled).toEqual([[1, 2, 3, 4], ...expected, [21, 22, 23, 24]]);
  expect(outcome.counts).toMatchObject({ missing: 4, dropped: 6 - rows.length, filled: rows.length - 2 });
});

it('are in three parts with every class in each alike', async () => {
  const rows = Array.from({ length: 200 }, (_, row) => `${row},${row * 2},${row % 5 === 0 ? 'rare' : 'usual'}`);
  const { outcome, snapshot } = await prepare(`a,b,y\n${rows.join('\n')}\n`, {
    steps: ['a', 'b'],
    targets: ['y'],
    task: 'binary',
    split: { test: 0.2, validation: 0.1, stratify: true },
  });
  expect([outcome.train, outcome.validation, outcome.test].map((part) => part?.balance.map(({ count }) => count))).toEqual([
    [28, 112],
    [4, 16],
    [8, 32],
  ]);
  const together = [snapshot.train, snapshot.validation, snapshot.test].flatMap((part) => [...(part?.rows ?? [])]);
  expect(together.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, row) => row));
});

it('follow one another by a column, and are tested on its last share', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${(row * 7) % 40},${row},${row % 2}`);
  const { outcome, snapshot } = await prepare(`t,a,y\n${rows.join('\n')}\n`, {
    steps: ['a'],
    targets: ['y'],
    task: 'binary',
    order: 't',
    split: { method: 'chronological', test: 0.25, validation: 0.25 },
  });
  expect(outcome.bands).toEqual([
    { part: 'train', from: 0, to: 19 },
    { part: 'validation', from: 20, to: 29 },
    { part: 'test', from: 30, to: 39 },
  ]);
  expect([...snapshot.test.rows].map((row) => (row * 7) % 40)).toEqual(Array.from({ length: 10 }, (_, at) => 30 + at));
});
