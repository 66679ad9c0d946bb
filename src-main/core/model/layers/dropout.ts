import { z } from 'zod';
import { formatNumber } from '../../text';
import { type LayerDefinition, noParams } from '../layer';
import { rate } from '../options';

/** `keras.layers.Dropout`: inverted dropout, active in training alone. */
export const dropoutSchema = z.strictObject({ type: z.literal('Dropout'), rate: rate.default(0.5) });
export type DropoutSpec = z.output<typeof dropoutSchema>;

export const dropout: LayerDefinition<DropoutSpec> = {
  outputShape: (_spec, shape) => shape,
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `drops ${formatNumber(spec.rate * 100)} % of the values in training`,
};
