import { z } from 'zod';
import { type LayerDefinition, noParams } from '../layer';

/** `keras.layers.Flatten`: one row of all values of a sample. */
export const flattenSchema = z.strictObject({ type: z.literal('Flatten') });
export type FlattenSpec = z.output<typeof flattenSchema>;

export const flatten: LayerDefinition<FlattenSpec> = {
  outputShape: (_spec, shape) => [shape.reduce((product, size) => product * size, 1)],
  params: () => noParams,
  weights: () => [],
  describe: () => 'steps and features in one row',
};
