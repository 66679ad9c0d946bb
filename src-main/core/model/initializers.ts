import { z } from 'zod';

/** `keras.initializers` by name, each with Keras's defaults. */
export const initializers = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'orthogonal',
  'uniform',
  'random_uniform',
  'normal',
  'random_normal',
  'truncated_normal',
  'zeros',
  'ones',
  'constant',
] as const;
export type InitializerName = (typeof initializers)[number];

const bound = z.number().min(-1e6).max(1e6);
const spread = z.number().min(0).max(1e6);

/** A name, or an initialiser with options of its own. */
export const initializer = z.union([
  z.enum(initializers),
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('RandomUniform'), minval: bound.default(-0.05), maxval: bound.default(0.05) }),
    z.strictObject({ type: z.literal('RandomNormal'), mean: bound.default(0), stddev: spread.default(0.05) }),
    z.strictObject({ type: z.literal('TruncatedNormal'), mean: bound.default(0), stddev: spread.default(0.05) }),
    z.strictObject({ type: z.literal('Constant'), value: bound.default(0) }),
    z.strictObject({ type: z.literal('Orthogonal'), gain: bound.default(1) }),
  ]),
]);
export type Initializer = z.output<typeof initializer>;
