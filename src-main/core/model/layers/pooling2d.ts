import { z } from 'zod';
import { featuresOf, formatShape, type LayerDefinition, noParams } from '../layer';
import { pair, paddings } from '../options';
import { imageRefusal } from './conv2d';
import { slidLength } from './convolution';

const options = {
  pool_size: pair.default([2, 2]),
  /** Null moves by the window's own size. */
  strides: pair.nullable().default(null),
  padding: z.enum(paddings).exclude(['causal']).default('valid'),
};

/** `keras.layers.MaxPooling2D`: the greatest value of every window. */
export const maxPooling2dSchema = z.strictObject({ type: z.literal('MaxPooling2D'), ...options });
/** `keras.layers.AveragePooling2D`: the mean of every window. */
export const averagePooling2dSchema = z.strictObject({ type: z.literal('AveragePooling2D'), ...options });
export type Pooling2dSpec = z.output<typeof maxPooling2dSchema> | z.output<typeof averagePooling2dSchema>;

export const pooling2d: LayerDefinition<Pooling2dSpec> = {
  outputShape(spec, shape) {
    if (shape.length !== 3) return imageRefusal(spec.type, shape);
    const strides = spec.strides ?? spec.pool_size;
    const height = slidLength(shape[0] ?? 0, spec.pool_size[0], strides[0], spec.padding);
    const width = slidLength(shape[1] ?? 0, spec.pool_size[1], strides[1], spec.padding);
    if (height !== null && width !== null) return [height, width, featuresOf(shape)];
    const message = `${spec.type} looks at ${spec.pool_size.join(' × ')} values at once; the layer above gives ${formatShape(shape)}.`;
    return { needs: 'longer', message };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `${spec.pool_size.join(' × ')} values become one${spec.padding === 'same' ? ', same' : ''}`,
};
