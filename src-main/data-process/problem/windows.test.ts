import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type ProblemOutcome, problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from '../../core/problem/problem';
import { partNames, type PartName } from '../../core/problem/split-spec';
import { windowsSchema } from '../../core/problem/windows-spec';
import { decodeSnapshot, type Snapshot, type SnapshotPart } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';

/** Windows over a table of two shops with gaps, whose values are known by their formulas. */

const days = 80;
const shops = ['north', 'south'];
const dayMs = 86_400_000;
const start = Date.UTC(2021, 0, 1);
const isGap = (shop: number, day: number): boolean => (shop === 0 && (day === 20 || day === 21)) || (shop === 1 && day === 50);
const priceAt = (shop: number, day: number): number => 100 * (shop + 1) + day + (day % 7) / 8;
const holidayAt = (shop: number, day: number): number => ((day + shop) % 9 === 0 ? 1 : 0);
const dateOf = (day: number): string => new Date(start + day * dayMs).toISOString().slice(0, 10);
/** The file has the days of both shops one beside the other, so that no series is in one piece. */
const rowOf = (shop: number, day: number): number => day * 2 + shop;

let client: Client;
let dataset: DatasetSummary;
beforeEach(async () => {
  ({ client } = await openedClient());
  const lines = Array.from({ length: days }, (_, day) =>
    shops
      .map((shop, index) => `${dateOf(day)},${shop},${isGap(index, day) ? '' : priceAt(index, day)},${holidayAt(index, day)}`)
      .join('\n'),
  );
  dataset = await importFile(client, fileWith(`day,shop,price,holiday\n${lines.join('\n')}\n`, 'shops.csv'));
});

const base: ProblemSpecInput = {
  shape: 'windows',
  task: 'number',
  order: 'day',
  series: 'shop',
  targets: ['price'],
  split: { method: 'chronological', test: 0.25 },
};
const inputs = (change: object = {}): ProblemSpec['windows'] =>
  windowsSchema.parse({ inputs: ['price'], lookBack: 4, foresight: 1, ...change });

interface Ready {
  readonly outcome: ProblemOutcome;
  readonly snapshot: Snapshot;
  readonly spec: ProblemSpec;
}

async function prepare(change: ProblemSpecInput | Partial<ProblemSpecInput>): Promise<Ready> {
  const spec = problemSpecSchema.parse({ ...base, ...change });
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec });
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec });
  const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
  expect(prepared).toMatchObject({
    shape: outcome.shape,
    train: outcome.train,
    test: outcome.test,
    counts: outcome.counts,
    transforms: outcome.transforms,
  });
  return { outcome, snapshot: decodeSnapshot(readFileSync(prepared.path)), spec };
}

function values(samples: SnapshotPart['x'] | null, index: number): readonly number[] {
  const into = new Float32Array(samples?.size ?? 0);
  samples?.gather(null, index, 1, into);
  return [...into];
}

const float = (numbers: readonly number[]): readonly number[] => [...Float32Array.from(numbers)];
const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, step) => from + step);

/** Windows as (shop, first day) of a part that has these days, told from the settings by looking at each day. */
function expected(
  from: number,
  to: number,
  span: number,
  isLeftOut: (shop: number, day: number) => boolean,
): readonly (readonly [number, number])[] {
  return shops.flatMap((_, shop) =>
    range(from, to - from).flatMap((day): (readonly [number, number])[] =>
      day + span <= to && range(day, span).every((each) => !isLeftOut(shop, each)) ? [[shop, day]] : [],
    ),
  );
}

it('are cut from each shop by itself, at one day for both, never across a day that was left out', async () => {
  const { outcome, snapshot } = await prepare({ windows: inputs(), missing: 'drop' });
  const train = expected(0, 60, 6, isGap);
  const test = expected(60, 80, 6, isGap);
  expect([outcome.train?.rows, outcome.test?.rows]).toEqual([train.length, test.length]);
  expect(outcome.bands).toEqual([
    { part: 'train', from: dateOf(0), to: dateOf(59) },
    { part: 'test', from: dateOf(60), to: dateOf(79) },
  ]);
  expect(outcome.counts).toMatchObject({ rows: 160, filtered: 0, missing: 3, dropped: 3, filled: 0 });
  // Each shop has 78 or 79 days left, and would have so many windows of six days in a row less five.
  expect(outcome.counts?.straddling).toBe(78 - 5 + (79 - 5) - train.length - test.length);
  for (const [part, windows] of [
    ['train', train],
    ['test', test],
  ] as const) {
    for (const [index, [shop, day]] of windows.entries()) {
      expect(values(snapshot[part].x, index)).toEqual(float(range(day, 4).map((each) => priceAt(shop, each))));
      expect(values(snapshot[part].y, index)).toEqual(float([priceAt(shop, day + 5)]));
      expect(values(snapshot[part].known, index)).toEqual(float([priceAt(shop, day + 3)]));
      expect(snapshot[part].rows[index]).toBe(rowOf(shop, day + 5));
    }
  }
});

it('take the calendar and what is known in advance from the row that a step predicts', async () => {
  const { snapshot, outcome } = await prepare({
    windows: inputs({ calendar: ['weekday', 'month'], known: ['holiday'], horizon: 2 }),
    missing: 'drop',
  });
  expect(outcome.shape).toMatchObject({ input: [4, 4], output: [2] });
  for (const [index, [shop, day]] of expected(0, 60, 7, isGap).entries()) {
    const steps = range(day, 4).flatMap((each) => {
      const ahead = new Date(start + (each + 2) * dayMs);
      return [priceAt(shop, each), ahead.getUTCDay() || 7, ahead.getUTCMonth() + 1, holidayAt(shop, each + 2)];
    });
    expect(values(snapshot.train.x, index)).toEqual(float(steps));
    expect(values(snapshot.train.y, index)).toEqual(float([priceAt(shop, day + 5), priceAt(shop, day + 6)]));
  }
});

it('fill what is missing from the day before, and never predict what is not there', async () => {
  const { snapshot, outcome } = await prepare({ windows: inputs(), missing: 'forward' });
  const filled = (shop: number, day: number): number => (isGap(shop, day) ? filled(shop, day - 1) : priceAt(shop, day));
  const windows = expected(0, 60, 6, () => false).filter(([shop, day]) => !isGap(shop, day + 5));
  expect(outcome.train?.rows).toBe(windows.length);
  expect(outcome.counts).toMatchObject({ missing: 3, dropped: 0, filled: 3 });
  expect(outcome.findings.map(({ message }) => message)).toEqual([
    'In 3 rows missing values are filled: the last value before.',
    '3 rows without target are never predicted: a target is not made up.',
  ]);
  for (const [index, [shop, day]] of windows.entries()) {
    expect(values(snapshot.train.x, index)).toEqual(float(range(day, 4).map((each) => filled(shop, each))));
    expect(values(snapshot.train.known, index)).toEqual(float([filled(shop, day + 3)]));
  }
});

it.each(['interpolate', 'mean', 'mask'] as const)('fill what is missing by the choice “%s”', async (missing) => {
  const { snapshot } = await prepare({ windows: inputs(), missing, maskValue: -1 });
  const trained = shops.flatMap((_, shop) => range(0, 60).flatMap((day) => (isGap(shop, day) ? [] : [priceAt(shop, day)])));
  const mean = trained.reduce((sum, value) => sum + value, 0) / trained.length;
  const between = (day: number): number => priceAt(0, 19) + ((priceAt(0, 22) - priceAt(0, 19)) * (day - 19)) / 3;
  const wanted = { interpolate: between(20), mean, mask: -1 }[missing];
  const window = snapshot.train.rows.indexOf(rowOf(0, 24));
  const [, first = NaN] = values(snapshot.train.x, window);
  expect(first).toBeCloseTo(wanted, 3);
  expect(values(snapshot.train.x, window)[0]).toBe(Math.fround(priceAt(0, 19)));
  expect(snapshot.header.maskValue).toBe(missing === 'mask' ? -1 : null);
});

it('scale by the training part alone, targets like inputs, and by the column where it is said', async () => {
  const { snapshot, outcome } = await prepare({
    windows: inputs({ known: ['holiday'] }),
    missing: 'drop',
    scaling: 'min-max',
    scalings: { holiday: 'none' },
  });
  const trained = shops.flatMap((_, shop) => range(0, 60).flatMap((day) => (isGap(shop, day) ? [] : [priceAt(shop, day)])));
  const [low, top] = [Math.min(...trained), Math.max(...trained)];
  const price = { column: 'price', kind: 'min-max', offset: low, scale: top - low };
  const holiday = { column: 'holiday', kind: 'none', offset: 0, scale: 1 };
  expect(outcome.transforms).toEqual({ inputs: [price, holiday], targets: [price] });
  const [shop, day] = expected(60, 80, 6, isGap)[3] ?? [0, 0];
  expect(values(snapshot.test.y, 3)).toEqual(float([(priceAt(shop, day + 5) - low) / (top - low)]));
  expect(values(snapshot.test.x, 3).filter((_, at) => at % 2 === 1)).toEqual(range(day, 4).map((each) => holidayAt(shop, each + 2)));
});

it('predict the difference from the last value that goes in, which is kept beside', async () => {
  const { snapshot } = await prepare({ windows: inputs({ horizon: 2 }), missing: 'drop', scaling: 'difference' });
  // The first day of a stretch has no day before it.
  const windows = expected(0, 60, 8, isGap).map(([shop, day]) => [shop, day + 1] as const);
  expect(snapshot.train.rows.length).toBe(windows.length);
  for (const [index, [shop, day]] of windows.entries()) {
    const last = priceAt(shop, day + 3);
    expect(values(snapshot.train.x, index)).toEqual(float(range(day, 4).map((each) => priceAt(shop, each) - priceAt(shop, each - 1))));
    expect(values(snapshot.train.y, index)).toEqual(float([priceAt(shop, day + 5) - last, priceAt(shop, day + 6) - last]));
    expect([snapshot.train.base?.[index], values(snapshot.train.known, index)]).toEqual([last, [0]]);
  }
});

it('predict at every step, each the row that lies the foresight and one more behind it', async () => {
  const { snapshot, outcome } = await prepare({
    windows: inputs({ targetAt: 'every-step' }),
    missing: 'drop',
    scalings: { price: 'difference' },
    scaling: 'none',
  });
  expect(outcome.shape).toMatchObject({ input: [4, 1], output: [4, 1] });
  const [shop, day] = [0, 1];
  expect(values(snapshot.train.y, 0)).toEqual(float(range(day, 4).map((each) => priceAt(shop, each + 2) - priceAt(shop, each))));
  expect([...(snapshot.train.base ?? [])].slice(0, 4)).toEqual(range(day, 4).map((each) => priceAt(shop, each)));
});

it('can be split at random as windows, with the rows that training windows take up to fit to', async () => {
  const { outcome, snapshot } = await prepare({
    windows: inputs(),
    missing: 'drop',
    scaling: 'min-max',
    split: { test: 0.25, validation: 0.25, seed: 4 },
  });
  const all = expected(0, 80, 6, isGap);
  const held = Math.ceil(all.length / 4);
  expect(partNames.map((part) => outcome[part]?.rows)).toEqual([all.length - 2 * held, held, held]);
  const rows = partNames.flatMap((part) => [...(snapshot[part]?.rows ?? [])]);
  expect(rows.sort((a, b) => a - b)).toEqual(all.map(([shop, day]) => rowOf(shop, day + 5)).sort((a, b) => a - b));
  const touched = new Set([...snapshot.train.rows].flatMap((row) => range(0, 6).map((back) => row - 2 * back)));
  expect(outcome.train?.tableRows).toBe(touched.size);
  const prices = [...touched].map((row) => priceAt(row % 2, Math.floor(row / 2)));
  expect(outcome.transforms?.inputs[0]).toMatchObject({ offset: Math.min(...prices), scale: Math.max(...prices) - Math.min(...prices) });
});

it('leave no group on both sides', async () => {
  const { outcome, snapshot } = await prepare({
    windows: inputs(),
    missing: 'drop',
    split: { method: 'group', group: 'shop', test: 0.3, seed: 2 },
  });
  const shopsOf = (part: PartName): ReadonlySet<number> => new Set([...(snapshot[part]?.rows ?? [])].map((row) => row % 2));
  expect([shopsOf('train').size, shopsOf('test').size]).toEqual([1, 1]);
  expect([...shopsOf('train')]).not.toEqual([...shopsOf('test')]);
  expect(outcome.bands).toEqual([]);
});

it.each(['drop', 'forward', 'mean', 'mask'] as const)(
  'are previewed as they are written, with the rows of the table beside (missing: %s)',
  async (missing) => {
    const { snapshot, spec } = await prepare({
      windows: inputs({ calendar: ['month'], known: ['holiday'], horizon: 2 }),
      missing,
      scaling: 'standard',
    });
    for (const part of ['train', 'test'] as const) {
      const { rows, x, y } = snapshot[part];
      for (const index of [0, 17, rows.length - 1]) {
        const preview = await client.invoke('problem.preview', { datasetId: dataset.id, spec, part, index, row: null });
        expect([preview.x.flat(), preview.y.flat()]).toEqual([values(x, index), values(y, index)]);
        const [shop, day] = [(rows[index] ?? 0) % 2, Math.floor((rows[index] ?? 0) / 2) - 5];
        expect(preview.inputRows).toEqual(range(day, 4).map((each) => rowOf(shop, each)));
        expect(preview.targetRows).toEqual([rowOf(shop, day + 5), rowOf(shop, day + 6)]);
        expect([preview.inputOrder[0], preview.targetOrder[1]]).toEqual([dateOf(day), dateOf(day + 6)]);
        expect(preview.raw.map(([price]) => price)).toEqual(range(day, 4).map((each) => (isGap(shop, each) ? null : priceAt(shop, each))));
        expect(preview.rawTarget).toEqual([[priceAt(shop, day + 5)], [priceAt(shop, day + 6)]]);
        expect([preview.features, preview.targets, preview.count, preview.index]).toEqual([
          ['price', 'month', 'holiday'],
          ['price'],
          rows.length,
          index,
        ]);
      }
    }
  },
);

it('are found by a row of the table that they hold', async () => {
  const spec = problemSpecSchema.parse({ ...base, windows: inputs(), missing: 'drop' });
  const byRow = (row: number, part: PartName = 'train') =>
    client.invoke('problem.preview', { datasetId: dataset.id, spec, part, index: null, row });
  const found = await byRow(rowOf(1, 30));
  expect([found.part, found.inputRows]).toEqual(['train', range(30, 4).map((day) => rowOf(1, day))]);
  // No window begins so late in the training part, but the last one reaches as far.
  expect((await byRow(rowOf(0, 59))).targetRows).toEqual([rowOf(0, 59)]);
  expect((await byRow(rowOf(0, 70))).part).toBe('test');
  await expect(byRow(rowOf(0, 20))).rejects.toMatchObject({ info: { code: 'request.invalid', message: 'Row 41 is in no sample.' } });
});
