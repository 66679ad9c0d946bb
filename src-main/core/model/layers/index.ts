import { z } from 'zod';
import type { LayerDefinition } from '../layer';
import { bidirectional, bidirectionalSchema } from './bidirectional';
import { gru, gruSchema } from './gru';
import { input, inputSchema } from './input';
import { lstm, lstmSchema } from './lstm';
import { masking, maskingSchema } from './masking';
import { plainDefinitions, plainSchemaList, plainSchemas } from './plain';
import { simpleRnn, simpleRnnSchema } from './simple-rnn';
import { timeDistributed, timeDistributedSchema } from './time-distributed';

/** The one list of schemas: every layer that an experiment file may name; those without an order of steps stand in `plain.ts`. */
export const layerSchemas = {
  Input: inputSchema,
  ...plainSchemas,
  Masking: maskingSchema,
  SimpleRNN: simpleRnnSchema,
  LSTM: lstmSchema,
  GRU: gruSchema,
  Bidirectional: bidirectionalSchema,
  TimeDistributed: timeDistributedSchema,
} as const;

export const layerSchema = z.discriminatedUnion('type', [
  inputSchema,
  ...plainSchemaList,
  maskingSchema,
  simpleRnnSchema,
  lstmSchema,
  gruSchema,
  bidirectionalSchema,
  timeDistributedSchema,
]);

/** A layer with every option filled in. */
export type LayerSpec = z.output<typeof layerSchema>;
export type LayerType = LayerSpec['type'];
export type LayerOf<Type extends LayerType> = Extract<LayerSpec, { type: Type }>;

const definitions: { readonly [Type in LayerType]: LayerDefinition<LayerOf<Type>> } = {
  Input: input,
  ...plainDefinitions,
  Masking: masking,
  SimpleRNN: simpleRnn,
  LSTM: lstm,
  GRU: gru,
  Bidirectional: bidirectional,
  TimeDistributed: timeDistributed,
};

export const layerTypes = Object.keys(layerSchemas) as readonly LayerType[];

/** @returns what the layer knows of itself, typed for any spec of the list */
export function definitionOf(spec: LayerSpec): LayerDefinition<LayerSpec> {
  // A definition is stored under its own type, so it always meets the spec that it was written for.
  return definitions[spec.type];
}
