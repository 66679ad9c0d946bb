import { describe, expect, it } from 'vitest';
import { chronologicalCuts, holdLastShare, type OrderedRows, orderedParts, walkForwardCuts } from './ordered-parts';
import { partCode, unused } from './part-codes';
import { type RandomStream, randomStream } from './random';
import { splitSchema } from './split-spec';

const oneSeries = (count: number): OrderedRows => ({ count, bounds: Uint32Array.of(0, count), order: null });
const sizes = (codes: Uint8Array): readonly number[] => [0, 1, 2, unused].map((code) => codes.filter((each) => each === code).length);

/** Several series of random length whose order values repeat from one to another. */
function randomSeries(random: RandomStream): OrderedRows {
  const lengths = Array.from({ length: 1 + random.below(4) }, () => 1 + random.below(20));
  const bounds = [0];
  for (const length of lengths) bounds.push((bounds.at(-1) ?? 0) + length);
  const order = lengths.flatMap((length) => {
    const first = random.below(10);
    return Array.from({ length }, (_, row) => first + row);
  });
  return { count: order.length, bounds: Uint32Array.from(bounds), order: Float64Array.from(order) };
}

describe('parts by shares of the order', () => {
  it('have the borders of the shares added up, rounded', () => {
    const split = { test: 0.15, validation: 0.15 };
    expect(sizes(orderedParts(oneSeries(926), (count) => chronologicalCuts(count, split)))).toEqual([648, 139, 139, 0]);
    expect(sizes(orderedParts(oneSeries(20), (count) => chronologicalCuts(count, { test: 0.2, validation: 0 })))).toEqual([16, 0, 4, 0]);
    expect(chronologicalCuts(5, { test: 0.3, validation: 0 }).test).toBe(4);
  });

  it('of several series have their borders at values that are common to all', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomStream(seed);
      const rows = randomSeries(random);
      const split = { test: (1 + random.below(4)) / 10, validation: random.below(4) / 10 };
      const codes = orderedParts(rows, (count) => chronologicalCuts(count, split));
      const sorted = [...(rows.order ?? [])].sort((a, b) => a - b);
      const first = (share: number): number => {
        const place = Math.round(Math.round(share * sorted.length * 1e6) / 1e6);
        return place === 0 ? -Infinity : (sorted[place] ?? Infinity);
      };
      const [validation, test] = [first(1 - split.test - split.validation), first(1 - split.test)];
      for (const [row, value] of (rows.order ?? []).entries()) {
        const expected = rows.bounds.length === 2 ? codes[row] : value >= test ? 2 : value >= validation ? 1 : 0;
        expect(codes[row], `seed ${seed}, row ${row}`).toBe(expected);
      }
    }
  });

  it('of several series without an order column are cut in each by itself', () => {
    const rows: OrderedRows = { count: 30, bounds: Uint32Array.of(0, 10, 30), order: null };
    const codes = orderedParts(rows, (count) => chronologicalCuts(count, { test: 0.2, validation: 0.1 }));
    expect(sizes(codes.subarray(0, 10))).toEqual([7, 1, 2, 0]);
    expect(sizes(codes.subarray(10))).toEqual([14, 2, 4, 0]);
  });
});

describe('steps forward in time', () => {
  it('leave the rows behind their test part unused, and keep the first length where they slide', () => {
    const split = splitSchema.parse({ method: 'walk-forward', folds: 4, fold: 3, validation: 0.25 });
    const expanding = orderedParts(oneSeries(53), (count) => walkForwardCuts(count, split));
    expect(sizes(expanding)).toEqual([25, 8, 10, 10]);
    const sliding = orderedParts(oneSeries(53), (count) => walkForwardCuts(count, { ...split, walk: 'sliding' }));
    expect(sizes(sliding)).toEqual([10, 3, 10, 30]);
    expect(sliding.indexOf(partCode.train)).toBe(20);
  });

  it('without a chosen one are the last', () => {
    expect(walkForwardCuts(60, splitSchema.parse({ folds: 5 }))).toEqual({ train: 0, validation: 50, test: 50, end: 60 });
  });
});

describe('the last share of what conditions leave', () => {
  it('is taken from the rows to train on alone', () => {
    const codes = Uint8Array.of(0, 0, 2, 0, 0, 2, 0, 0, 0, 0);
    holdLastShare(codes, oneSeries(10), 0.25);
    expect([...codes]).toEqual([0, 0, 2, 0, 0, 2, 0, 0, 1, 1]);
  });

  it('is cut at one value of the order for all series', () => {
    const order = Float64Array.of(1, 2, 3, 4, 3, 4, 5, 6);
    const codes = new Uint8Array(8);
    holdLastShare(codes, { count: 8, bounds: Uint32Array.of(0, 4, 8), order }, 0.5);
    expect([...codes]).toEqual([0, 0, 0, 1, 0, 1, 1, 1]);
  });
});
