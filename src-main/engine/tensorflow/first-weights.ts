import type { WeightSpec } from '../../core/model/layer';
import { initialValues } from '../built-in/initializers';
import { instantiateKernels } from '../built-in/kernels';
import { MemoryPlan } from '../built-in/memory';
import { RandomWords, seedKey } from '../built-in/random';

/**
 * The first weights of a model, from the built-in engine's initialisers and random numbers: both engines start from the same ones.
 *
 * @param weights in the order of Keras's `get_weights()`
 */
export function firstWeights(weights: readonly WeightSpec[], seed: number): readonly Float32Array[] {
  const kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const words = new RandomWords(kernels, memory, seedKey(seed));
  memory.commit();
  return weights.map((weight, index) => initialValues(weight, words.stream(index)));
}
