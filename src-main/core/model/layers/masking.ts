import { z } from 'zod';
import { formatNumber } from '../../text';
import { formatShape, type LayerDefinition, noParams } from '../layer';

/** `keras.layers.Masking`: steps at which every feature has the value are not there for the layers that follow. */
export const maskingSchema = z.strictObject({ type: z.literal('Masking'), mask_value: z.number().default(0) });
export type MaskingSpec = z.output<typeof maskingSchema>;

export const masking: LayerDefinition<MaskingSpec> = {
  outputShape(_spec, shape) {
    if (shape.length === 2) return shape;
    return { needs: 'sequence', message: `Masking needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.` };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `leaves out steps of ${formatNumber(spec.mask_value)}`,
};
