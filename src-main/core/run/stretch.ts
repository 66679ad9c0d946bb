import { formatCount, plural } from '../text';
import type { TrainingSpec } from './run';

/** Records of a training by steps: enough for smooth curves, few enough that validation stays a small part of the time. */
const mostStretches = 100;

type Length = Pick<TrainingSpec, 'epochs' | 'steps'>;

/**
 * Steps that stand for an epoch where a model is trained by steps: a hundredth of them all, rounded up. It follows from the number of
 * steps alone, so that a repeat validates, stops and lowers its learning rate at the same steps.
 */
export function stretchSteps(steps: number): number {
  return Math.ceil(steps / mostStretches);
}

/** How many epochs, or stretches of steps, a training has where nothing stops it. */
export function plannedEpochs({ epochs, steps }: Length): number {
  return steps === null ? epochs : Math.ceil(steps / stretchSteps(steps));
}

/** @returns steps that are done at the end of a stretch, of so many in all */
export function stepsUpTo(stretch: number, steps: number): number {
  return Math.min(steps, stretch * stretchSteps(steps));
}

/** @returns epochs that are done at the end of an epoch, or steps at the end of a stretch: what people are told */
export function countUpTo(epoch: number, { steps }: Length): number {
  return steps === null ? epoch : stepsUpTo(epoch, steps);
}

/** `5 epochs`, `1,500 steps`: how long a training was, or is to be, by its records. */
export function lengthWords(records: number, training: Length): string {
  return plural(countUpTo(records, training), training.steps === null ? 'epoch' : 'step');
}

/** `epoch 3`, `step 30`: the end of a record. */
export function placeWords(epoch: number, training: Length): string {
  return `${training.steps === null ? 'epoch' : 'step'} ${formatCount(countUpTo(epoch, training))}`;
}

/** `5 epochs`, `5 stretches of 15 steps`: how callbacks count, whose patience is in records. */
export function patienceWords(patience: number, { steps }: Length): string {
  if (steps === null) return plural(patience, 'epoch');
  return `${plural(patience, 'stretch', 'stretches')} of ${plural(stretchSteps(steps), 'step')}`;
}
