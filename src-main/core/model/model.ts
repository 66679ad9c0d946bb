import { z } from 'zod';
import type { ModelId } from '../ids';
import { layerSchema } from './layers';

export const losses = [
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'mean_squared_error',
  'mean_absolute_error',
] as const;
export type Loss = (typeof losses)[number];

const learningRate = z.number().gt(0).max(10);
const beta = z.number().min(0).lt(1);

/** Keras 3's SGD, Adam and Nadam with their defaults. */
export const optimizerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('SGD'),
    learning_rate: learningRate.default(0.01),
    momentum: beta.default(0),
    nesterov: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal('Adam'),
    learning_rate: learningRate.default(0.001),
    beta_1: beta.default(0.9),
    beta_2: beta.default(0.999),
    epsilon: z.number().gt(0).default(1e-7),
  }),
  z.strictObject({
    type: z.literal('Nadam'),
    learning_rate: learningRate.default(0.001),
    beta_1: beta.default(0.9),
    beta_2: beta.default(0.999),
    epsilon: z.number().gt(0).default(1e-7),
  }),
]);
export type OptimizerSpec = z.output<typeof optimizerSchema>;

export const modelSpecSchema = z.strictObject({
  version: z.literal(1).default(1),
  name: z.string().trim().min(1).max(80),
  layers: z.array(layerSchema).min(1).max(200),
  loss: z.enum(losses),
  optimizer: optimizerSchema,
});

/** A stack of layers with loss and optimizer, every option filled in; the first layer is Input. */
export type ModelSpec = z.output<typeof modelSpecSchema>;
export type ModelSpecInput = z.input<typeof modelSpecSchema>;

export interface ModelRecord {
  readonly id: ModelId;
  readonly spec: ModelSpec;
}
