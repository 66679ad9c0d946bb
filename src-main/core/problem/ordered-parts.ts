import { partCode, unused } from './part-codes';
import type { SplitSpec } from './split-spec';

/** Borders between the parts of rows that follow one another, as places from 0: train, then validation, then test; what is outside is unused. */
export interface Cuts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly end: number;
}

/** Rows of several series, one series behind the other, each in its order. */
export interface OrderedRows {
  readonly count: number;
  /** [series + 1] where each series begins; the last is `count` */
  readonly bounds: Uint32Array;
  /** [count] values of the order column; null where rows follow one another as in the file */
  readonly order: Float64Array | null;
}

/**
 * The first rows to train on, the next to validate, the last to test: borders are the shares added up and rounded, half up.
 *
 * @param count rows in order
 */
export function chronologicalCuts(count: number, { test, validation }: Pick<SplitSpec, 'test' | 'validation'>): Cuts {
  const place = (share: number): number => Math.min(count, Math.max(0, roundShare(share * count)));
  return { train: 0, validation: place(1 - test - validation), test: place(1 - test), end: count };
}

/** Half up, of the number that was meant: 0.7 × 5 is 3.5 although 1 − 0.3 is a little less than 0.7 in binary fractions. */
export function roundShare(value: number): number {
  return Math.round(Number(value.toPrecision(12)));
}

/**
 * One step of scikit-learn's TimeSeriesSplit: test parts of floor(count / (folds + 1)) rows lie behind one another at the end, and all rows
 * before one, or as many as before the first, train it. The validation part is the last share of these. Of all folds these are the cuts of
 * the last, which stands for them; `foldsOf` tells them apart.
 */
export function walkForwardCuts(count: number, { folds, fold: chosen, walk, validation }: SplitSpec): Cuts {
  const fold = chosen === 'all' ? null : chosen;
  const size = Math.floor(count / (folds + 1));
  const first = count - folds * size;
  const test = first + ((fold ?? folds) - 1) * size;
  const train = walk === 'sliding' ? test - first : 0;
  return { train, validation: test - roundShare(validation * (test - train)), test, end: test + size };
}

/**
 * Parts by borders. One series is cut at its rows; several at values of the order column that are common to all, or, where there is none,
 * each at its own rows.
 *
 * @param cutsOf borders of so many rows
 * @returns [count] codes of the parts
 */
export function orderedParts({ count, bounds, order }: OrderedRows, cutsOf: (count: number) => Cuts): Uint8Array {
  const codes = new Uint8Array(count).fill(unused);
  if (order && bounds.length > 2) return cutByValue(codes, order, cutsOf(count));
  for (let series = 0; series + 1 < bounds.length; series += 1) {
    const [from, to] = [bounds[series] ?? 0, bounds[series + 1] ?? 0];
    const cuts = cutsOf(to - from);
    codes.fill(partCode.train, from + cuts.train, from + cuts.validation);
    codes.fill(partCode.validation, from + cuts.validation, from + cuts.test);
    codes.fill(partCode.test, from + cuts.test, from + cuts.end);
  }
  return codes;
}

/** Rows with one value of the order are never torn apart: the value at a border belongs to the later part. */
function cutByValue(codes: Uint8Array, order: Float64Array, cuts: Cuts): Uint8Array {
  const sorted = order.slice().sort();
  const at = (place: number): number => (place <= 0 ? -Infinity : (sorted[place] ?? Infinity));
  const [train, validation, test, end] = [at(cuts.train), at(cuts.validation), at(cuts.test), at(cuts.end)];
  for (let row = 0; row < codes.length; row += 1) {
    const value = order[row] ?? NaN;
    if (value < train || value >= end) continue;
    codes[row] = value < validation ? partCode.train : value < test ? partCode.validation : partCode.test;
  }
  return codes;
}

/**
 * Parts that conditions chose, and of the rest the last share as the validation part.
 *
 * @param codes [count] codes of the parts, of which some are train; changed in place
 */
export function holdLastShare(codes: Uint8Array, { bounds, order }: OrderedRows, share: number): void {
  const left = new Uint32Array(codes.length);
  let count = 0;
  const starts = [0];
  for (let series = 0; series + 1 < bounds.length; series += 1) {
    for (let row = bounds[series] ?? 0; row < (bounds[series + 1] ?? 0); row += 1) {
      if (codes[row] !== partCode.train) continue;
      left[count] = row;
      count += 1;
    }
    starts.push(count);
  }
  const rows = left.subarray(0, count);
  const rest: OrderedRows = {
    count,
    bounds: Uint32Array.from(starts),
    order: order && Float64Array.from(rows, (row) => order[row] ?? NaN),
  };
  const parts = orderedParts(rest, (rowsLeft) => {
    const border = rowsLeft - roundShare(share * rowsLeft);
    return { train: 0, validation: border, test: rowsLeft, end: rowsLeft };
  });
  for (const [place, row] of rows.entries()) codes[row] = parts[place] ?? partCode.train;
}
