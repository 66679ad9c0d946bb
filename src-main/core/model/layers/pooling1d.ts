import { z } from 'zod';
import { plural } from '../../text';
import { featuresOf, formatShape, type LayerDefinition, noParams } from '../layer';
import { count, paddings } from '../options';
import { slidLength } from './convolution';

const options = {
  pool_size: count.default(2),
  /** Null moves by the window's own size. */
  strides: count.nullable().default(null),
  padding: z.enum(paddings).exclude(['causal']).default('valid'),
};

/** `keras.layers.MaxPooling1D`: the greatest value of every window. */
export const maxPooling1dSchema = z.strictObject({ type: z.literal('MaxPooling1D'), ...options });
/** `keras.layers.AveragePooling1D`: the mean of every window. */
export const averagePooling1dSchema = z.strictObject({ type: z.literal('AveragePooling1D'), ...options });
export type Pooling1dSpec = z.output<typeof maxPooling1dSchema> | z.output<typeof averagePooling1dSchema>;

export const pooling1d: LayerDefinition<Pooling1dSpec> = {
  outputShape(spec, shape) {
    const steps = shape[0];
    if (shape.length !== 2 || steps === undefined) {
      return {
        needs: 'sequence',
        message: `${spec.type} needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.`,
      };
    }
    if (steps === null) return [null, featuresOf(shape)];
    const length = slidLength(steps, spec.pool_size, spec.strides ?? spec.pool_size, spec.padding);
    if (length !== null) return [length, featuresOf(shape)];
    return {
      needs: 'longer',
      message: `${spec.type} looks at ${plural(spec.pool_size, 'step')} at once; the layer above gives only ${steps}.`,
    };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `${spec.pool_size} steps become one${spec.padding === 'same' ? ', same' : ''}`,
};
