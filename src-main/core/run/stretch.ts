import type { TrainingSpec } from './run';

/** Records of a training by steps: enough for smooth curves, few enough that validation stays a small part of the time. */
const mostStretches = 100;

/**
 * Steps that stand for an epoch where a model is trained by steps: a hundredth of them all, rounded up. It follows from the number of
 * steps alone, so that a repeat validates, stops and lowers its learning rate at the same steps.
 */
export function stretchSteps(steps: number): number {
  return Math.ceil(steps / mostStretches);
}

/** How many epochs, or stretches of steps, a training has where nothing stops it. */
export function plannedEpochs({ epochs, steps }: Pick<TrainingSpec, 'epochs' | 'steps'>): number {
  return steps === null ? epochs : Math.ceil(steps / stretchSteps(steps));
}

/** @returns steps that are done at the end of a stretch, of so many in all */
export function stepsUpTo(stretch: number, steps: number): number {
  return Math.min(steps, stretch * stretchSteps(steps));
}
