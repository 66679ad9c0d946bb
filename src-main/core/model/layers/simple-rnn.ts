import { z } from 'zod';
import { recurrentDefinition, recurrentOptions } from '../recurrent';

/** `keras.layers.SimpleRNN`. */
export const simpleRnnSchema = z.strictObject({ type: z.literal('SimpleRNN'), ...recurrentOptions });
export type SimpleRnnSpec = z.output<typeof simpleRnnSchema>;

export const simpleRnn = recurrentDefinition<SimpleRnnSpec>({ gates: 1, biasVectors: () => 1 });
