import { z } from 'zod';
import { plural } from '../../text';
import { formatShape, type LayerDefinition, noParams } from '../layer';
import { count } from '../options';

/** `keras.layers.RepeatVector`: one row of values becomes a sequence that repeats it. */
export const repeatVectorSchema = z.strictObject({ type: z.literal('RepeatVector'), n: count });
export type RepeatVectorSpec = z.output<typeof repeatVectorSchema>;

export const repeatVector: LayerDefinition<RepeatVectorSpec> = {
  outputShape(spec, shape) {
    if (shape.length === 1) return [spec.n, ...shape];
    return { needs: 'flat', message: `RepeatVector needs a flat input; the layer above gives ${formatShape(shape)}.` };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => plural(spec.n, 'step'),
};
