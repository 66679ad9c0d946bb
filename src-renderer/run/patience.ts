import type { TrainingSpec } from '../../src-main/core/run/run';
import { stretchSteps } from '../../src-main/core/run/stretch';
import { plural } from '../../src-main/core/text';

/** In what a callback's patience is counted. */
export function patienceHint({ steps }: Pick<TrainingSpec, 'steps'>): string {
  return steps === null ? 'Epochs without a better loss' : `Times ${plural(stretchSteps(steps), 'step')} without a better loss`;
}
