import { z } from 'zod';
import { type LayerDefinition, noParams, sizeOf } from '../layer';

/** `keras.layers.Flatten`: one row of all values of a sample. */
export const flattenSchema = z.strictObject({ type: z.literal('Flatten') });
export type FlattenSpec = z.output<typeof flattenSchema>;

export const flatten: LayerDefinition<FlattenSpec> = {
  outputShape(_spec, shape) {
    const size = sizeOf(shape);
    return size === null ? { needs: 'fixed', message: 'Flatten needs sequences of one length; the input’s length is left open.' } : [size];
  },
  params: () => noParams,
  weights: () => [],
  describe: () => 'all values in one row',
};
