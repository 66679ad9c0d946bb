import type { Loss } from '../model/losses';
import type { Task } from '../problem/problem';
import type { Baseline } from './leaderboard';

/** What the loss of a baseline is: the cross-entropy of shares for classes, the mean squared error for numbers. */
const crossEntropies: readonly Loss[] = ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'];
const squared: readonly Loss[] = ['mean_squared_error'];

/**
 * Baselines beside models: with their loss where all models were trained on the same one, without where the two could not be compared.
 *
 * @param losses that the models were trained on
 */
export function withComparableLoss(baselines: readonly Baseline[], task: Task, losses: readonly Loss[]): readonly Baseline[] {
  const own = task === 'number' ? squared : crossEntropies;
  if (losses.every((loss) => own.includes(loss))) return baselines;
  return baselines.map((baseline) => ({ ...baseline, evaluation: { ...baseline.evaluation, loss: null } }));
}
