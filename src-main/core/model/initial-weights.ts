import { z } from 'zod';
import { isRefusal, type ModelProblem, type Shape } from './layer';
import { definitionOf, type LayerSpec } from './layers';

/**
 * Weights that training starts from, in place of freshly drawn ones. They are kept apart by their hash; the model carries their shapes, so
 * that whoever edits it sees at once whether they still fit, and undoing the edit has them back.
 */
export const initialWeightsSchema = z.strictObject({
  /** SHA-256 of the file of weights in the project's artifacts. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the file they came from, for people. */
  file: z.string().min(1).max(255),
  /** In the order of Keras's `get_weights()`. */
  shapes: z.array(z.array(z.int().min(1)).max(8)).max(10_000),
});
export type InitialWeights = z.output<typeof initialWeightsSchema>;

/**
 * @param input shape of one sample
 * @returns index of the first layer whose tensors are not those of the weights, or null where all fit; a layer that cannot be built ends the
 *   comparison, for that is said elsewhere
 */
export function misfittingLayer(layers: readonly LayerSpec[], input: Shape, { shapes }: InitialWeights): number | null {
  let shape = input;
  let next = 0;
  for (const [index, spec] of layers.entries()) {
    const definition = definitionOf(spec);
    const output = definition.outputShape(spec, shape);
    if (isRefusal(output)) return null;
    for (const tensor of definition.weights(spec, shape)) {
      if (tensor.shape.join() !== shapes[next]?.join()) return index;
      next += 1;
    }
    shape = output;
  }
  return next === shapes.length ? null : layers.length - 1;
}

/** What is said where a model was changed so that the weights it came with no longer fit it. */
export function misfitProblem(layer: number, name: string, { file }: InitialWeights): ModelProblem {
  const message = `The weights of ${file} no longer fit ${name}, so training will start from new ones. Undo the change to have them back.`;
  return { severity: 'warning', layer, message, fixes: [] };
}
