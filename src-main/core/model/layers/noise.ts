import { z } from 'zod';
import { formatNumber } from '../../text';
import { formatShape, type LayerDefinition, noParams } from '../layer';
import { rate } from '../options';

/** `keras.layers.SpatialDropout1D`: drops whole features of a sequence, in training alone. */
export const spatialDropout1dSchema = z.strictObject({ type: z.literal('SpatialDropout1D'), rate: rate.default(0.5) });
export type SpatialDropout1dSpec = z.output<typeof spatialDropout1dSchema>;

export const spatialDropout1d: LayerDefinition<SpatialDropout1dSpec> = {
  outputShape(_spec, shape) {
    if (shape.length === 2) return shape;
    return {
      needs: 'sequence',
      message: `SpatialDropout1D needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.`,
    };
  },
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `drops ${formatNumber(spec.rate * 100)} % of the features in training`,
};

/** `keras.layers.GaussianNoise`: adds noise in training alone. */
export const gaussianNoiseSchema = z.strictObject({ type: z.literal('GaussianNoise'), stddev: z.number().min(0).max(1).default(1) });
export type GaussianNoiseSpec = z.output<typeof gaussianNoiseSchema>;

export const gaussianNoise: LayerDefinition<GaussianNoiseSpec> = {
  outputShape: (_spec, shape) => shape,
  params: () => noParams,
  weights: () => [],
  describe: (spec) => `standard deviation ${formatNumber(spec.stddev)}`,
};
