import type { Numbers } from './regression';

/** Scores of a classifier: how much each row looks like each class. */
export interface Scores {
  /** [rows, size] answers of a model. */
  readonly values: Numbers;
  /** Values of one answer: 1 for the second of two classes alone, or one a class. */
  readonly size: number;
}

/**
 * scikit-learn's `roc_auc_score`: for two classes the area under the ROC curve of the second; for several the mean over the classes, each
 * against the rest (`multi_class='ovr', average='macro'`).
 *
 * @param actual [rows] class indices that are true
 * @param classes how many there are
 * @returns 0 to 1; null where a class that counts has no row or every row, for there is no curve then
 */
export function rocAucScore(actual: ArrayLike<number>, { values, size }: Scores, classes: number): number | null {
  if (classes === 2) return areaOf(1, actual, columnOf(values, size, size - 1));
  let sum = 0;
  for (let index = 0; index < classes; index += 1) {
    const area = areaOf(index, actual, columnOf(values, size, index));
    if (area === null) return null;
    sum += area;
  }
  return classes === 0 ? null : sum / classes;
}

/** The Mann–Whitney statistic: the share of pairs, one row of the class and one not, where the first scores higher; half for equal ones. */
function areaOf(positive: number, actual: ArrayLike<number>, scores: Float64Array): number | null {
  const order = new Uint32Array(scores.length).map((_, row) => row);
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let below = 0;
  let positives = 0;
  let pairs = 0;
  for (let first = 0; first < order.length;) {
    const tie = { positives: 0, negatives: 0 };
    const score = scores[order[first] ?? 0];
    for (; first < order.length && scores[order[first] ?? 0] === score; first += 1) {
      if (actual[order[first] ?? 0] === positive) tie.positives += 1;
      else tie.negatives += 1;
    }
    pairs += tie.positives * (below + tie.negatives / 2);
    below += tie.negatives;
    positives += tie.positives;
  }
  return positives === 0 || below === 0 ? null : pairs / (positives * below);
}

function columnOf(values: Numbers, size: number, column: number): Float64Array {
  const scores = new Float64Array(values.length / size);
  for (let row = 0; row < scores.length; row += 1) scores[row] = values[row * size + column] ?? 0;
  return scores;
}
