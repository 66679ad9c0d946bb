import type { ClassCount } from './problem';

/** More different target values than this are no classes but numbers or names. */
export const mostClasses = 1000;

/**
 * Orders class labels: by number where all are numbers, by code point otherwise. A label's place is its index; of two
 * classes the second is the positive one.
 */
export function orderLabels(labels: readonly string[]): readonly string[] {
  const numeric = labels.every((label) => label.trim() !== '' && Number.isFinite(Number(label)));
  if (numeric) return [...labels].sort((a, b) => Number(a) - Number(b) || byCodePoint(a, b));
  return [...labels].sort(byCodePoint);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Rows of each class among some of the rows.
 *
 * @param classes labels in order of their index
 * @param indices [rows] class index of every row
 * @param rows 0-based rows that are counted
 */
export function countClasses(classes: readonly string[], indices: ArrayLike<number>, rows: Uint32Array): readonly ClassCount[] {
  const counts = new Uint32Array(classes.length);
  for (const row of rows) {
    const index = indices[row] ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return classes.map((label, index) => ({ label, count: counts[index] ?? 0 }));
}
