import { z } from 'zod';

/** `keras.losses`, and the quantile (pinball) loss of Koenker and Bassett, 1978. */
export const losses = [
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'mean_squared_error',
  'mean_absolute_error',
  'mean_absolute_percentage_error',
  'huber',
  'log_cosh',
  'quantile',
  'poisson',
] as const;
export type Loss = (typeof losses)[number];

/** Options of the losses that have any; the others pass them over. */
export const lossOptionsSchema = z.strictObject({
  /** Cross-entropies: the last layer gives logits, not probabilities. */
  from_logits: z.boolean().default(false),
  /** Huber: errors below it count squared, those above linearly. */
  delta: z.number().gt(0).max(1e6).default(1),
  /** Quantile: the share of values that shall lie below the answer. */
  quantile: z.number().gt(0).lt(1).default(0.5),
});
export type LossOptions = z.output<typeof lossOptionsSchema>;
