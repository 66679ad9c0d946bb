import { z } from 'zod';
import { cellActivation } from '../options';
import { recurrentDefinition, recurrentOptions } from '../recurrent';

/** `keras.layers.GRU`: gates in Keras's order update (z), reset (r), candidate (h). */
export const gruSchema = z.strictObject({
  type: z.literal('GRU'),
  ...recurrentOptions,
  recurrent_activation: cellActivation.default('sigmoid'),
  /** The reset gate acts after the recurrent product, with a bias of its own (cuDNN's form). */
  reset_after: z.boolean().default(true),
});
export type GruSpec = z.output<typeof gruSchema>;

export const gru = recurrentDefinition<GruSpec>({ gates: 3, biasVectors: (spec) => (spec.reset_after ? 2 : 1) });
