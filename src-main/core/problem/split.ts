import { randomStream, shuffled } from './random';

/** Rows of the two parts, 0-based and ascending. */
export interface Split {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

export interface SplitOptions {
  /** Share held back for testing, above 0 and below 1. */
  readonly test: number;
  readonly seed: number;
  /** Class index of every row; both parts then have the classes in the same proportion. */
  readonly stratifyBy?: ArrayLike<number>;
}

/** Rows held back, rounded up as in scikit-learn's `train_test_split`. */
export function testCount(rows: number, share: number): number {
  return Math.ceil(share * rows);
}

/**
 * A seeded random split with the sizes of scikit-learn's `train_test_split`; which rows it takes is our own generator's choice.
 *
 * @param rows number of rows of the dataset
 */
export function splitRows(rows: number, options: SplitOptions): Split {
  const random = randomStream(options.seed);
  const wanted = testCount(rows, options.test);
  const groups = options.stratifyBy ? rowsByClass(rows, options.stratifyBy) : [sequence(rows)];
  const held = largestRemainder(
    groups.map((group) => group.length),
    wanted,
  );
  const isTest = new Uint8Array(rows);
  for (const [index, group] of groups.entries()) {
    for (const row of shuffled(group, random).subarray(0, held[index])) isTest[row] = 1;
  }
  const all = sequence(rows);
  return { train: all.filter((row) => isTest[row] === 0), test: all.filter((row) => isTest[row] === 1) };
}

/**
 * Shares `wanted` among groups in proportion to their sizes: everyone the whole part, the rest to the largest remainders (earlier first).
 *
 * @returns counts that add up to `wanted`, none above its group's size
 */
export function largestRemainder(sizes: readonly number[], wanted: number): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return sizes.map(() => 0);
  // Whole numbers below 2⁵³ throughout: a remainder is exact, and so are ties.
  const counts = sizes.map((size) => Math.floor((size * wanted) / total));
  const left = wanted - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = sizes
    .map((size, index) => ({ index, remainder: (size * wanted) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

function sequence(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row);
}

function rowsByClass(rows: number, classes: ArrayLike<number>): readonly Uint32Array[] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rows; row += 1) {
    const label = classes[row] ?? 0;
    const group = groups.get(label);
    if (group) group.push(row);
    else groups.set(label, [row]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => Uint32Array.from(group));
}
