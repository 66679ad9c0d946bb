import type { EpochRecord, TrainingSpec } from './run';
import { countUpTo } from './stretch';

type Training = Pick<TrainingSpec, 'epochs' | 'steps' | 'batch_size'>;

/** What the x axis of curves counts, and where the end of a record stands on it. */
export interface CurveAxis {
  readonly unit: 'epoch' | 'step';
  readonly at: (epoch: EpochRecord['epoch'], training: Training) => number;
}

/**
 * Epochs, where all runs that stand together were trained by epochs; steps where one was trained by steps, for an epoch is so many steps,
 * but no number of steps is an epoch.
 *
 * @param trainRows rows of the training part; what is asked of it is an epoch's steps, where both kinds stand together
 */
export function curveAxis(trainings: readonly Training[], trainRows: number): CurveAxis {
  if (trainings.every(({ steps }) => steps === null)) return { unit: 'epoch', at: (epoch) => epoch };
  return {
    unit: 'step',
    at: (epoch, training) => (training.steps === null ? epoch * Math.ceil(trainRows / training.batch_size) : countUpTo(epoch, training)),
  };
}
