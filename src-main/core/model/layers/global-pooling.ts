import { z } from 'zod';
import { featuresOf, formatShape, type LayerDefinition, noParams } from '../layer';
import { imageRefusal } from './conv2d';

const options = {
  /** Keeps the axes that were pooled, with length 1. */
  keepdims: z.boolean().default(false),
};

/** `keras.layers.GlobalMaxPooling1D` and its kin: one value a feature over all steps or pixels. */
export const globalMaxPooling1dSchema = z.strictObject({ type: z.literal('GlobalMaxPooling1D'), ...options });
export const globalAveragePooling1dSchema = z.strictObject({ type: z.literal('GlobalAveragePooling1D'), ...options });
export const globalMaxPooling2dSchema = z.strictObject({ type: z.literal('GlobalMaxPooling2D'), ...options });
export const globalAveragePooling2dSchema = z.strictObject({ type: z.literal('GlobalAveragePooling2D'), ...options });
export type GlobalPoolingSpec = z.output<
  | typeof globalMaxPooling1dSchema
  | typeof globalAveragePooling1dSchema
  | typeof globalMaxPooling2dSchema
  | typeof globalAveragePooling2dSchema
>;

export const globalPooling: LayerDefinition<GlobalPoolingSpec> = {
  outputShape(spec, shape) {
    const axes = spec.type.endsWith('2D') ? 2 : 1;
    if (shape.length === axes + 1) return [...(spec.keepdims ? Array.from({ length: axes }, () => 1) : []), featuresOf(shape)];
    if (axes === 2) return imageRefusal(spec.type, shape);
    return { needs: 'sequence', message: `${spec.type} needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.` };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => (spec.type.startsWith('GlobalMax') ? 'the greatest value of each feature' : 'the mean of each feature'),
};
