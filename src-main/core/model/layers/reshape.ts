import { z } from 'zod';
import { formatShape, type LayerDefinition, noParams, type Shape, sizeOf } from '../layer';
import { count } from '../options';

/** `keras.layers.Reshape`: the same values in another shape, row by row; -1 stands for what is left over. */
export const reshapeSchema = z.strictObject({
  type: z.literal('Reshape'),
  target_shape: z
    .array(z.union([count, z.literal(-1)]))
    .min(1)
    .max(3)
    .refine((shape) => shape.filter((size) => size === -1).length <= 1, 'at most one -1'),
});
export type ReshapeSpec = z.output<typeof reshapeSchema>;

export const reshape: LayerDefinition<ReshapeSpec> = {
  outputShape(spec, shape) {
    const size = sizeOf(shape);
    if (size === null) return { needs: 'fixed', message: 'Reshape needs sequences of one length; the input’s length is left open.' };
    const known = spec.target_shape.reduce((product, length) => (length === -1 ? product : product * length), 1);
    const whole: Shape = spec.target_shape.map((length) => (length === -1 ? size / known : length));
    if (sizeOf(whole) === size && whole.every((length) => Number.isInteger(length))) return whole;
    const message = `Reshape cannot turn ${formatShape(shape)} (${size} values) into ${spec.target_shape.join(' × ')}.`;
    return { needs: 'other-options', message };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `to ${spec.target_shape.join(' × ')}`,
};
