import { z } from 'zod';
import { cellActivation } from '../options';
import { recurrentDefinition, recurrentOptions } from '../recurrent';

/** `keras.layers.LSTM`: gates in Keras's order input, forget, cell, output. */
export const lstmSchema = z.strictObject({
  type: z.literal('LSTM'),
  ...recurrentOptions,
  recurrent_activation: cellActivation.default('sigmoid'),
  /** The forget gate's bias starts at 1 (Jozefowicz et al., 2015). */
  unit_forget_bias: z.boolean().default(true),
});
export type LstmSpec = z.output<typeof lstmSchema>;

export const lstm = recurrentDefinition<LstmSpec>({
  gates: 4,
  biasVectors: () => 1,
  firstBias: (spec) => (spec.unit_forget_bias ? { type: 'UnitForgetBias', others: spec.bias_initializer } : spec.bias_initializer),
});
