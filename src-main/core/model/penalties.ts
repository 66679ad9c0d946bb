import { z } from 'zod';

const strength = z.number().min(0).max(1e6);

/** `keras.regularizers`: what is added to the loss for large weights. */
export const regularizer = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('L1'), l1: strength.default(0.01) }),
    z.strictObject({ type: z.literal('L2'), l2: strength.default(0.01) }),
    z.strictObject({ type: z.literal('L1L2'), l1: strength.default(0), l2: strength.default(0) }),
  ])
  .nullable()
  .default(null);
export type Regularizer = NonNullable<z.output<typeof regularizer>>;

/** `keras.constraints`: what weights are held to after every step. */
export const constraint = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('MaxNorm'), max_value: z.number().gt(0).max(1e6).default(2), axis: z.int().min(0).max(3).default(0) }),
    z.strictObject({ type: z.literal('NonNeg') }),
  ])
  .nullable()
  .default(null);
export type Constraint = NonNullable<z.output<typeof constraint>>;
