import type { z } from 'zod';
import { initializer, type Initializer } from './initializers';
import type { FirstValues, WeightSpec } from './layer';
import { constraint, regularizer, type Constraint, type Regularizer } from './penalties';

type WeightOptions<Kind extends string> = Readonly<Record<`${Kind}_initializer`, z.ZodDefault<typeof initializer>>> &
  Readonly<Record<`${Kind}_regularizer`, typeof regularizer>> &
  Readonly<Record<`${Kind}_constraint`, typeof constraint>>;

/** The three options of a weight, such as `kernel_initializer`; every kind of weight has them under its own name. */
function weightOptions<Kind extends string>(kind: Kind, first: Initializer): WeightOptions<Kind> {
  const options = {
    [`${kind}_initializer`]: initializer.default(first),
    [`${kind}_regularizer`]: regularizer,
    [`${kind}_constraint`]: constraint,
  };
  // The names are made from the kind, which the compiler does not follow.
  return options as WeightOptions<Kind>;
}

export const kernelOptions = weightOptions('kernel', 'glorot_uniform');
export const recurrentKernelOptions = weightOptions('recurrent', 'orthogonal');
export const biasOptions = weightOptions('bias', 'zeros');
export const embeddingsOptions = weightOptions('embeddings', 'uniform');
export const betaOptions = weightOptions('beta', 'zeros');
export const gammaOptions = weightOptions('gamma', 'ones');

interface WeightChoices {
  readonly initializer: FirstValues;
  readonly regularizer: Regularizer | null;
  readonly constraint: Constraint | null;
}

/** A weight that is learned. */
export function weight(name: string, shape: readonly number[], choices: WeightChoices): WeightSpec {
  return { name, shape, ...choices, trainable: true };
}

/** A weight that follows the data instead of a gradient. */
export function statistic(name: string, shape: readonly number[], first: Initializer): WeightSpec {
  return { name, shape, initializer: first, regularizer: null, constraint: null, trainable: false };
}

interface WithKernel {
  readonly kernel_initializer: Initializer;
  readonly kernel_regularizer: Regularizer | null;
  readonly kernel_constraint: Constraint | null;
}

interface WithBias {
  readonly bias_initializer: Initializer;
  readonly bias_regularizer: Regularizer | null;
  readonly bias_constraint: Constraint | null;
}

export function kernelWeight(spec: WithKernel, shape: readonly number[]): WeightSpec {
  const { kernel_initializer, kernel_regularizer, kernel_constraint } = spec;
  return weight('kernel', shape, { initializer: kernel_initializer, regularizer: kernel_regularizer, constraint: kernel_constraint });
}

/** @param first what it begins with, where that is not the layer's own option */
export function biasWeight(spec: WithBias, shape: readonly number[], first: FirstValues = spec.bias_initializer): WeightSpec {
  return weight('bias', shape, { initializer: first, regularizer: spec.bias_regularizer, constraint: spec.bias_constraint });
}
