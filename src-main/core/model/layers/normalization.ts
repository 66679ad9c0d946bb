import { z } from 'zod';
import { initializer } from '../initializers';
import { featuresOf, type LayerDefinition, type WeightSpec } from '../layer';
import { countOf } from '../param-count';
import { betaOptions, gammaOptions, statistic, weight } from '../weights';

const options = {
  epsilon: z.number().gt(0).max(1).default(0.001),
  /** Adds a learned constant (beta) to every feature. */
  center: z.boolean().default(true),
  /** Multiplies every feature by a learned factor (gamma). */
  scale: z.boolean().default(true),
  ...betaOptions,
  ...gammaOptions,
};

/** `keras.layers.BatchNormalization` over the last axis: by the batch in training, by its moving statistics else. */
export const batchNormalizationSchema = z.strictObject({
  type: z.literal('BatchNormalization'),
  momentum: z.number().min(0).max(1).default(0.99),
  ...options,
  moving_mean_initializer: initializer.default('zeros'),
  moving_variance_initializer: initializer.default('ones'),
});
export type BatchNormalizationSpec = z.output<typeof batchNormalizationSchema>;

/** `keras.layers.LayerNormalization` over the last axis: every step by its own mean and variance. */
export const layerNormalizationSchema = z.strictObject({ type: z.literal('LayerNormalization'), ...options });
export type LayerNormalizationSpec = z.output<typeof layerNormalizationSchema>;

export const batchNormalization: LayerDefinition<BatchNormalizationSpec> = {
  outputShape: (_spec, shape) => shape,
  params: (spec, shape) => countOf([...learnedTerms(spec, featuresOf(shape)), ...movingTerms(featuresOf(shape))]),
  weights(spec, shape) {
    const size = [featuresOf(shape)];
    return [
      ...learned(spec, size),
      statistic('moving_mean', size, spec.moving_mean_initializer),
      statistic('moving_variance', size, spec.moving_variance_initializer),
    ];
  },
  describe: (spec) => `moving statistics, momentum ${spec.momentum}`,
};

export const layerNormalization: LayerDefinition<LayerNormalizationSpec> = {
  outputShape: (_spec, shape) => shape,
  params: (spec, shape) => countOf(learnedTerms(spec, featuresOf(shape))),
  weights: (spec, shape) => learned(spec, [featuresOf(shape)]),
  describe: () => 'every step by its own mean and variance',
};

function learned(spec: BatchNormalizationSpec | LayerNormalizationSpec, shape: readonly number[]): readonly WeightSpec[] {
  const { gamma_initializer, gamma_regularizer, gamma_constraint, beta_initializer, beta_regularizer, beta_constraint } = spec;
  const gamma = weight('gamma', shape, { initializer: gamma_initializer, regularizer: gamma_regularizer, constraint: gamma_constraint });
  const beta = weight('beta', shape, { initializer: beta_initializer, regularizer: beta_regularizer, constraint: beta_constraint });
  return [...(spec.scale ? [gamma] : []), ...(spec.center ? [beta] : [])];
}

function learnedTerms(spec: { readonly scale: boolean; readonly center: boolean }, features: number) {
  const term = (name: string) => ({ formula: `${features}`, name, value: features });
  return [...(spec.scale ? [term('gamma')] : []), ...(spec.center ? [term('beta')] : [])];
}

/** Not learned, but counted by Keras. */
function movingTerms(features: number) {
  return ['moving mean', 'moving variance'].map((name) => ({ formula: `${features}`, name, value: features }));
}
