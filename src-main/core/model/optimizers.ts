import { z } from 'zod';

const beta = z.number().min(0).lt(1);
const positive = z.number().gt(0).max(1e6);
const rate = z.number().gt(0).max(10);
const steps = z.int().min(1).max(1_000_000_000);

/** `keras.optimizers.schedules`: a rate that depends on the number of training steps done. */
const schedule = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ExponentialDecay'),
    initial_learning_rate: rate,
    decay_steps: steps,
    decay_rate: positive,
    staircase: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal('CosineDecay'),
    initial_learning_rate: z.number().min(0).max(10),
    decay_steps: steps,
    /** Share of the rate that is left at the end. */
    alpha: z.number().min(0).max(1).default(0),
    /** Where a linear warm-up from `initial_learning_rate` ends; null for none. */
    warmup_target: rate.nullable().default(null),
    warmup_steps: z.int().min(0).max(1_000_000_000).default(0),
  }),
]);
export type LearningRateSchedule = z.output<typeof schedule>;

const learningRate = z.union([rate, schedule]);

/** What every optimizer of Keras 3 takes. */
const shared = {
  clipnorm: positive.nullable().default(null),
  clipvalue: positive.nullable().default(null),
  global_clipnorm: positive.nullable().default(null),
};
const noDecay = { weight_decay: z.number().min(0).max(10).nullable().default(null) };
const epsilon = { epsilon: z.number().gt(0).default(1e-7) };
const betas = { beta_1: beta.default(0.9), beta_2: beta.default(0.999) };
const usual = { learning_rate: learningRate.default(0.001) };

/** `keras.optimizers` with Keras 3's defaults. */
export const optimizerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('SGD'),
    learning_rate: learningRate.default(0.01),
    momentum: beta.default(0),
    nesterov: z.boolean().default(false),
    ...noDecay,
    ...shared,
  }),
  z.strictObject({
    type: z.literal('RMSprop'),
    ...usual,
    rho: beta.default(0.9),
    momentum: beta.default(0),
    ...epsilon,
    centered: z.boolean().default(false),
    ...noDecay,
    ...shared,
  }),
  z.strictObject({ type: z.literal('Adam'), ...usual, ...betas, ...epsilon, amsgrad: z.boolean().default(false), ...noDecay, ...shared }),
  z.strictObject({
    type: z.literal('AdamW'),
    ...usual,
    ...betas,
    ...epsilon,
    amsgrad: z.boolean().default(false),
    weight_decay: z.number().min(0).max(10).nullable().default(0.004),
    ...shared,
  }),
  z.strictObject({ type: z.literal('Nadam'), ...usual, ...betas, ...epsilon, ...noDecay, ...shared }),
  z.strictObject({ type: z.literal('Adamax'), ...usual, ...betas, ...epsilon, ...noDecay, ...shared }),
  z.strictObject({
    type: z.literal('Adagrad'),
    ...usual,
    initial_accumulator_value: z.number().min(0).max(1e6).default(0.1),
    ...epsilon,
    ...noDecay,
    ...shared,
  }),
  z.strictObject({ type: z.literal('Adadelta'), ...usual, rho: beta.default(0.95), ...epsilon, ...noDecay, ...shared }),
]);
export type OptimizerSpec = z.output<typeof optimizerSchema>;
