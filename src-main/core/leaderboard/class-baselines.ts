import { allValues } from '../problem/samples';
import { majorityClass } from './baselines';
import { confusionMatrix, evaluateConfusion } from './classification';
import type { Baseline } from './leaderboard';
import type { PartTargets, Targets } from './targets';

/**
 * Guesses of classes where rows follow one another, or are answered several times: always the most frequent class of the training part, and
 * of windows the last class that is known. The loss of the latter is the cross-entropy of the shares with which a class of the training part
 * follows the one known before it.
 *
 * @param labels classes in order of their index
 */
export function classBaselines({ train, test }: Targets, labels: readonly string[], binary: boolean): readonly Baseline[] {
  const count = (part: PartTargets) => {
    const counts = labels.map(() => 0);
    for (const index of allValues(part.y)) counts[index] = (counts[index] ?? 0) + 1;
    return labels.map((label, index) => ({ label, count: counts[index] ?? 0 }));
  };
  const majority = majorityClass(count(train), count(test), binary);
  const [seen, asked] = [lastAndNext(train, labels.length), lastAndNext(test, labels.length)];
  if (!seen || !asked) return [majority];
  // What follows is true, what was known is predicted.
  const confusion = labels.map((_, next) => labels.map((__, last) => asked[last]?.[next] ?? 0));
  const evaluation = evaluateConfusion(confusion, labels, crossEntropy(seen, asked), binary);
  return [majority, { name: 'The last known class again', evaluation }];
}

/** `[last][next]`, answers counted; null where nothing is known before. */
function lastAndNext({ y, known }: PartTargets, classes: number): readonly (readonly number[])[] | null {
  if (!known) return null;
  const next = allValues(y);
  const before = allValues(known);
  const last = next.map((_, index) => {
    const place = index % y.size;
    return before[((index - place) / y.size) * known.size + (place % known.size)] ?? 0;
  });
  return confusionMatrix(last, next, classes);
}

/** Shares are kept from 0 by Keras's epsilon, as its losses do. */
function crossEntropy(seen: readonly (readonly number[])[], asked: readonly (readonly number[])[]): number {
  let loss = 0;
  let total = 0;
  for (const [last, counts] of asked.entries()) {
    const rows = (seen[last] ?? []).reduce((sum, count) => sum + count, 0);
    for (const [next, count] of counts.entries()) {
      const share = rows === 0 ? 0 : (seen[last]?.[next] ?? 0) / rows;
      loss -= count * Math.log(Math.max(1e-7, share));
      total += count;
    }
  }
  return total === 0 ? 0 : loss / total;
}
