import type { ProblemShape } from '../problem/problem';
import { allValues } from '../problem/samples';
import { majorityOf, priorLoss } from './baselines';
import { pickSlice } from './answer-slices';
import { evaluateClasses } from './classes';
import { confusionMatrix } from './classification';
import type { Baseline } from './leaderboard';
import { meanOf } from './regression';
import type { PartTargets, Targets } from './targets';

/** Values of each class, by index. */
type Counts = readonly number[];

/**
 * Guesses of classes where rows follow one another, or are answered several times: always the most frequent class of the training part, of
 * every target on its own; and of windows the last class that is known, for all rows ahead. The loss of the latter is the cross-entropy of
 * the shares with which a class of the training part follows the one known before it.
 */
export function classBaselines(targets: Targets, shape: Pick<ProblemShape, 'output' | 'classes' | 'task'>): readonly Baseline[] {
  const { train, test, names } = targets;
  const { output, classes: labels } = shape;
  const actual = allValues(test.y);
  const guess = (name: string, predicted: ArrayLike<number>, loss: number): Baseline => {
    const of = { actual, predicted, labels, loss, output, targets: names, binary: shape.task === 'binary' };
    return { name, evaluation: evaluateClasses(of) };
  };
  const [seen, asked] = [train, test].map(({ y }) => byTarget(allValues(y), names.length).map((values) => countsOf(values, labels.length)));
  const chosen = (seen ?? []).map(majorityOf);
  const name = names.length > 1 ? 'Always the most frequent class of each target' : `Always “${labels[chosen[0] ?? 0] ?? ''}”`;
  const loss = meanOf((seen ?? []).map((counts, target) => priorLoss(counts, asked?.[target] ?? [])));
  const always = actual.map((_, index) => chosen[index % names.length] ?? 0);
  const [before, known] = [lastClasses(train), lastClasses(test)];
  return [
    guess(name, always, loss),
    ...(before && known ? [guess('The last known class again', known, lastLoss(targets, before, known, labels.length))] : []),
  ];
}

/** [targets] values of each, one behind the other: targets are the last axis of an answer. Those of one are not copied: they may be many. */
function byTarget(values: Float32Array, targets: number): readonly (Float32Array | Float64Array)[] {
  if (targets === 1) return [values];
  return Array.from({ length: targets }, (_, from) => pickSlice(values, { period: targets, from, length: 1 }));
}

function countsOf(indices: Float32Array | Float64Array, classes: number): Counts {
  const counts = Array.from({ length: classes }, () => 0);
  for (const index of indices) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

/** [samples, ...output] class that is known before each value; null where nothing is. */
function lastClasses({ y, known }: PartTargets): Float32Array | null {
  if (!known) return null;
  const before = allValues(known);
  return Float32Array.from({ length: y.count * y.size }, (_, index) => {
    const place = index % y.size;
    return before[((index - place) / y.size) * known.size + (place % known.size)] ?? 0;
  });
}

function lastLoss({ train, test, names }: Targets, before: Float32Array, known: Float32Array, classes: number): number {
  const follows = (last: Float32Array, { y }: PartTargets) => {
    const next = byTarget(allValues(y), names.length);
    return byTarget(last, names.length).map((values, target) => confusionMatrix(values, next[target] ?? [], classes));
  };
  const asked = follows(known, test);
  // Every target has as many values.
  return meanOf(follows(before, train).map((seen, target) => crossEntropy(seen, asked[target] ?? [])));
}

/** `[last][next]`, answers counted. Shares are kept from 0 by Keras's epsilon, as its losses do. */
function crossEntropy(seen: readonly Counts[], asked: readonly Counts[]): number {
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
