import { SeqbenchError } from '../../core/errors';

/**
 * A loss that is infinite or not a number: from there on every weight would be.
 *
 * @param step from 1; null at the end of an epoch
 */
export function notFinite(figure: 'loss' | 'validation loss', epoch: number, step: number | null): SeqbenchError {
  return new SeqbenchError({
    code: 'run.not-finite',
    message: `Training stopped because the ${figure} is no longer a finite number: the weights have grown beyond all bounds.`,
    place: step === null ? `epoch ${epoch}` : `epoch ${epoch}, step ${step}`,
    remedy: 'Lower the learning rate, or scale the inputs in the problem, and train again.',
  });
}
