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
