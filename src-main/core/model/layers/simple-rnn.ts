import { z } from 'zod';
import { recurrentOptions } from '../options';
import { recurrentDefinition } from '../recurrent';

/** `keras.layers.SimpleRNN`: h = tanh(x·W + h·U + b). */
export const simpleRnnSchema = z.strictObject({ type: z.literal('SimpleRNN'), ...recurrentOptions });
export type SimpleRnnSpec = z.output<typeof simpleRnnSchema>;

export const simpleRnn = recurrentDefinition<SimpleRnnSpec>({ gates: 1, biasVectors: () => 1, biasInitializer: () => 'zeros' });
