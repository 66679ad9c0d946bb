import type { ClassCount, PreparedSummary } from '../problem/problem';
import { evaluateConfusion } from './classification';
import type { Baseline } from './leaderboard';
import { evaluateRegression, meanOf, type Numbers } from './regression';

/** Targets of both parts, [rows] each. */
export interface Targets {
  readonly train: Numbers;
  readonly test: Numbers;
}

/**
 * Guesses that need no model, evaluated on the same test part as the runs.
 *
 * @param targets needed for a number alone: the balance of the classes is in the summary
 */
export function baselinesFor(prepared: PreparedSummary, targets: Targets | null): readonly Baseline[] {
  switch (prepared.shape.task) {
    case 'binary':
      return [majorityClass(prepared.train.balance, prepared.test.balance, true)];
    case 'classes':
      return [majorityClass(prepared.train.balance, prepared.test.balance, false)];
    case 'number':
      return targets ? [meanValue(targets)] : [];
  }
}

/**
 * scikit-learn's `DummyClassifier(strategy='prior')`: always the most frequent class of the training part, the first one of equals.
 * Its loss is the cross-entropy of the training part's shares.
 */
export function majorityClass(train: readonly ClassCount[], test: readonly ClassCount[], binary: boolean): Baseline {
  const counts = train.map((entry) => entry.count);
  const chosen = counts.indexOf(Math.max(...counts));
  const confusion = test.map(({ count }) => test.map((_, predicted) => (predicted === chosen ? count : 0)));
  const labels = train.map((entry) => entry.label);
  const name = `Always “${labels[chosen] ?? ''}”`;
  return { name, evaluation: evaluateConfusion(confusion, labels, priorLoss(train, test), binary) };
}

/** Mean of -ln(share of the true class in training); shares are kept from 0 by Keras's epsilon, as its losses do. */
function priorLoss(train: readonly ClassCount[], test: readonly ClassCount[]): number {
  const total = train.reduce((rows, { count }) => rows + count, 0);
  const rows = test.reduce((sum, { count }) => sum + count, 0);
  const loss = test.reduce((sum, { count }, index) => sum - count * Math.log(Math.max(1e-7, (train[index]?.count ?? 0) / total)), 0);
  return rows === 0 ? 0 : loss / rows;
}

/** scikit-learn's `DummyRegressor(strategy='mean')`: always the mean of the training part. Its loss is the mean squared error. */
export function meanValue({ train, test }: Targets): Baseline {
  const predicted = new Float64Array(test.length).fill(meanOf(train));
  const evaluation = evaluateRegression({ actual: test, predicted, loss: 0 });
  return { name: 'Always the mean of the training part', evaluation: { ...evaluation, loss: evaluation.rootMeanSquaredError ** 2 } };
}
