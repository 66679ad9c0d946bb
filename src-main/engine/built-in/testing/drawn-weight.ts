import type { ModelSpecInput } from '../../../core/model/model';
import type { NamedTensor } from '../../engine';
import { BuiltInTrainable } from '../trainable';
import { testModel } from './models';

/**
 * A weight as a model begins with it.
 *
 * @param input shape of one sample
 * @param weight the last part of its name: `recurrent_kernel`
 */
export function drawnWeight(layer: ModelSpecInput['layers'][number], input: readonly number[], weight: string, seed = 5): NamedTensor {
  const trainable = new BuiltInTrainable(testModel([layer], 'mean_squared_error', { type: 'SGD' }), input, seed, { maxBatch: 1 });
  const found = trainable.weights().filter(({ name }) => name.endsWith(`/${weight}`));
  if (found.length !== 1 || !found[0]) throw new Error(`${layer.type} has ${found.length} weights of the name ${weight}.`);
  return found[0];
}
