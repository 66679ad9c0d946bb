import { z } from 'zod';

/** Option values that several layers share, under Keras's names. */

export const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax'] as const;
export type Activation = (typeof activations)[number];

export const initializers = ['glorot_uniform', 'orthogonal', 'zeros'] as const;
export type Initializer = (typeof initializers)[number];

export const paddings = ['valid', 'same', 'causal'] as const;

/** Count of units, filters or steps: a whole number from 1. */
export const count = z.int().min(1).max(65_536);
/** Share of values dropped: 0 up to, not including, 1. */
export const rate = z.number().min(0).lt(1);
export const activation = z.enum(activations);
export const initializer = z.enum(initializers);

/** Options that SimpleRNN, LSTM and GRU share, with Keras 3's defaults. */
export const recurrentOptions = {
  units: count,
  activation: activation.exclude(['softmax']).default('tanh'),
  use_bias: z.boolean().default(true),
  return_sequences: z.boolean().default(false),
  go_backwards: z.boolean().default(false),
  dropout: rate.default(0),
  recurrent_dropout: rate.default(0),
  kernel_initializer: initializer.default('glorot_uniform'),
  recurrent_initializer: initializer.default('orthogonal'),
  bias_initializer: initializer.extract(['zeros']).default('zeros'),
};
