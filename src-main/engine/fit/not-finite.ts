import { allFinite } from '../../core/all-finite';
import { SeqbenchError } from '../../core/errors';
import type { Trainable } from '../engine';
import type { Batch } from './part';

/** What was found not to be finite. */
export type NotFiniteFigure = 'loss' | 'validation loss' | 'weights';

const whatHappened: Readonly<Record<NotFiniteFigure, string>> = {
  loss: 'the loss is no longer a finite number',
  'validation loss': 'the validation loss is no longer a finite number',
  weights: 'not all weights are finite numbers any more',
};

/**
 * Numbers that are infinite or not numbers: from there on everything learnt would be.
 *
 * @param step from 1; null at the end of an epoch
 * @param layer the first layer where they are, under its Keras name; null where the engine cannot tell
 */
export function notFinite(figure: NotFiniteFigure, epoch: number, step: number | null, layer: string | null): SeqbenchError {
  const where = layer === null ? '' : ` It began in the layer ${layer}.`;
  return new SeqbenchError({
    code: 'run.not-finite',
    message: `Training stopped because ${whatHappened[figure]}: the weights have grown beyond all bounds.${where}`,
    place: [`epoch ${epoch}`, ...(step === null ? [] : [`step ${step}`]), ...(layer === null ? [] : [`layer ${layer}`])].join(', '),
    remedy: 'Lower the learning rate, clip the gradients (clipnorm 1), or scale the inputs in the problem, and train again.',
  });
}

/** Looks at what came out of one training step. @throws SeqbenchError `run.not-finite`, naming the data where they are at fault */
export function expectFiniteLoss(loss: number, trainable: Trainable, batch: Batch, epoch: number, step: number): void {
  if (Number.isFinite(loss)) return;
  if (allFinite(batch.x) && allFinite(batch.target)) throw notFinite('loss', epoch, step, trainable.notFiniteLayer());
  throw new SeqbenchError({
    code: 'run.not-finite',
    message: 'Training stopped because the training data hold a value that is not a finite number.',
    place: `epoch ${epoch}, step ${step}`,
    remedy: 'Prepare the problem again; a column with missing or infinite values cannot be a step or a target.',
  });
}
