import { z } from 'zod';
import { type LayerDefinition, noParams } from '../layer';
import { count } from '../options';

/** `keras.Input`: always the first layer; its shape comes from the problem unless it is given. */
export const inputSchema = z.strictObject({
  type: z.literal('Input'),
  /** `[steps, features]` or `[height, width, channels]`, null inside for a length left open; null to take the problem's. */
  shape: z.array(count.nullable()).min(1).max(3).nullable().default(null),
});
export type InputSpec = z.output<typeof inputSchema>;

export const input: LayerDefinition<InputSpec> = {
  outputShape: (_spec, shape) => shape,
  params: () => noParams,
  weights: () => [],
  describe: (spec) => (spec.shape ? 'shape given' : 'shape from the problem'),
};
