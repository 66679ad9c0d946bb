import { formatCount } from '../text';
import type { RunProgress, TrainingSpec } from './run';
import { countUpTo } from './stretch';

/** How far a run is, in steps of all its epochs. */
export type StepCount = Pick<RunProgress, 'epoch' | 'epochs' | 'step' | 'steps'>;

/** @returns share of the steps of all epochs that are done, 0 to 1 */
export function shareDone({ epoch, epochs, step, steps }: StepCount): number {
  const all = epochs * steps;
  return all === 0 ? 0 : Math.min(1, ((epoch - 1) * steps + step) / all);
}

/**
 * Seconds left if all epochs are run, taking the steps to come to be as long as those that were.
 *
 * @param seconds since training began
 * @returns null while nothing is done
 */
export function secondsLeft(count: StepCount, seconds: number): number | null {
  const share = shareDone(count);
  return share === 0 ? null : (seconds * (1 - share)) / share;
}

/**
 * `epoch 3 of 5`, `step 35 of 1,500`: where a training is.
 *
 * @param between what stands between the two numbers
 */
export function whereWords({ epoch, epochs, step }: Omit<StepCount, 'steps'>, training: TrainingSpec, between = ' of '): string {
  if (training.steps === null) return `epoch ${epoch}${between}${epochs}`;
  return `step ${formatCount(countUpTo(epoch - 1, training) + step)}${between}${formatCount(training.steps)}`;
}
