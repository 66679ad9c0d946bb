import { z } from 'zod';
import type { ModelId } from '../ids';
import { initialWeightsSchema } from './initial-weights';
import { layerSchema } from './layers';
import { losses, lossOptionsSchema } from './losses';
import { optimizerSchema } from './optimizers';

export { losses, type Loss, type LossOptions } from './losses';
export { optimizerSchema, type LearningRateSchedule, type OptimizerSpec } from './optimizers';

export const modelSpecSchema = z.strictObject({
  version: z.literal(1).default(1),
  name: z.string().trim().min(1).max(80),
  layers: z.array(layerSchema).min(1).max(200),
  loss: z.enum(losses),
  loss_options: lossOptionsSchema.prefault({}),
  optimizer: optimizerSchema,
  /** Where training starts, for a model that came with weights; left out where they are drawn. */
  initial_weights: initialWeightsSchema.exactOptional(),
});

/** A stack of layers with loss and optimizer, every option filled in; the first layer is Input. */
export type ModelSpec = z.output<typeof modelSpecSchema>;
export type ModelSpecInput = z.input<typeof modelSpecSchema>;

export interface ModelRecord {
  readonly id: ModelId;
  readonly spec: ModelSpec;
}
