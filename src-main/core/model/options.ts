import { z } from 'zod';

/** Option values that several layers share, under Keras's names. */

/** `keras.activations`; those with options of their own have Keras's defaults (leaky_relu 0.2, gelu exact). */
export const activations = [
  'linear',
  'relu',
  'relu6',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'sigmoid',
  'hard_sigmoid',
  'tanh',
  'softplus',
  'softsign',
  'silu',
  'swish',
  'exponential',
  'softmax',
] as const;
export type Activation = (typeof activations)[number];

export const paddings = ['valid', 'same', 'causal'] as const;

/** Count of units, filters or steps: a whole number from 1. */
export const count = z.int().min(1).max(65_536);
/** Share of values dropped: 0 up to, not including, 1. */
export const rate = z.number().min(0).lt(1);
export const activation = z.enum(activations);
/** Softmax looks at all units at once, which a cell's curve does not. */
export const cellActivation = activation.exclude(['softmax']);

/** Height and width; one number stands for both, as in Keras. */
export const pair = z.preprocess((value) => (typeof value === 'number' ? [value, value] : value), z.tuple([count, count]));
