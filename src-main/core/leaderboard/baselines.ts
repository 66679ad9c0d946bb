import type { ClassCount, PreparedSummary } from '../problem/problem';
import { evaluateConfusion } from './classification';
import type { Baseline } from './leaderboard';

/** Guesses that need no model, where the summary alone tells them: the most frequent class. Null where the targets themselves are needed. */
export function baselinesOfSummary({ shape, train, test }: PreparedSummary, isOrdered: boolean): readonly Baseline[] | null {
  if (shape.task === 'number' || isOrdered || shape.output.some((size) => size > 1)) return null;
  return [majorityClass(train.balance, test.balance, shape.task === 'binary')];
}

/**
 * scikit-learn's `DummyClassifier(strategy='prior')`: always the most frequent class of the training part, the first one of equals.
 * Its loss is the cross-entropy of the training part's shares.
 */
export function majorityClass(train: readonly ClassCount[], test: readonly ClassCount[], binary: boolean): Baseline {
  const [seen, asked] = [train, test].map((part) => part.map((entry) => entry.count));
  const chosen = majorityOf(seen ?? []);
  const confusion = test.map(({ count }) => test.map((_, predicted) => (predicted === chosen ? count : 0)));
  const labels = train.map((entry) => entry.label);
  const name = `Always “${labels[chosen] ?? ''}”`;
  return { name, evaluation: evaluateConfusion(confusion, labels, priorLoss(seen ?? [], asked ?? []), binary) };
}

/** @returns index of the greatest count, of the first of equals */
export function majorityOf(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}

/**
 * Mean of -ln(share of the true class in training); shares are kept from 0 by Keras's epsilon, as its losses do.
 *
 * @param train [classes] how often each is seen
 * @param test [classes] how often each is asked for
 */
export function priorLoss(train: readonly number[], test: readonly number[]): number {
  const total = train.reduce((rows, count) => rows + count, 0);
  const rows = test.reduce((sum, count) => sum + count, 0);
  const loss = test.reduce((sum, count, index) => sum - count * Math.log(Math.max(1e-7, (train[index] ?? 0) / total)), 0);
  return rows === 0 ? 0 : loss / rows;
}
