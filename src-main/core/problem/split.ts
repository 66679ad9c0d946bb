/** Rows held back, rounded up as in scikit-learn's `train_test_split`. */
export function testCount(rows: number, share: number): number {
  return Math.ceil(share * rows);
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
