import { expect, it } from 'vitest';
import { orderText } from '../../core/problem/order-text';
import { partNames, type PartName } from '../../core/problem/split-spec';
import {
  dateOf,
  dayMs,
  expected,
  float,
  holidayAt,
  inputs,
  isGap,
  prepare,
  priceAt,
  range,
  rowOf,
  shops,
  start,
  values,
} from './shops.test-support';

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
  // Whoever reads the predictions is told the day of each row that is predicted.
  expect(snapshot.header.order).toEqual({ name: 'day', kind: 'day' });
  expect([...(snapshot.test.order ?? [])].map((place) => orderText(place, 'day'))).toEqual(test.map(([, day]) => dateOf(day + 5)));
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
