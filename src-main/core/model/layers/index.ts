import { z } from 'zod';
import type { LayerDefinition } from '../layer';
import { conv1d, conv1dSchema } from './conv1d';
import { dense, denseSchema } from './dense';
import { dropout, dropoutSchema } from './dropout';
import { flatten, flattenSchema } from './flatten';
import { gru, gruSchema } from './gru';
import { input, inputSchema } from './input';
import { lstm, lstmSchema } from './lstm';
import { simpleRnn, simpleRnnSchema } from './simple-rnn';

/** The one list of schemas: every layer that an experiment file may name. */
export const layerSchemas = {
  Input: inputSchema,
  Flatten: flattenSchema,
  Dense: denseSchema,
  Dropout: dropoutSchema,
  SimpleRNN: simpleRnnSchema,
  LSTM: lstmSchema,
  GRU: gruSchema,
  Conv1D: conv1dSchema,
} as const;

export const layerSchema = z.discriminatedUnion('type', [
  inputSchema,
  flattenSchema,
  denseSchema,
  dropoutSchema,
  simpleRnnSchema,
  lstmSchema,
  gruSchema,
  conv1dSchema,
]);

/** A layer with every option filled in. */
export type LayerSpec = z.output<typeof layerSchema>;
export type LayerType = LayerSpec['type'];
export type LayerOf<Type extends LayerType> = Extract<LayerSpec, { type: Type }>;

const definitions: { readonly [Type in LayerType]: LayerDefinition<LayerOf<Type>> } = {
  Input: input,
  Flatten: flatten,
  Dense: dense,
  Dropout: dropout,
  SimpleRNN: simpleRnn,
  LSTM: lstm,
  GRU: gru,
  Conv1D: conv1d,
};

export const layerTypes = Object.keys(layerSchemas) as readonly LayerType[];

/** @returns what the layer knows of itself, typed for any spec of the list */
export function definitionOf(spec: LayerSpec): LayerDefinition<LayerSpec> {
  // A definition is stored under its own type, so it always meets the spec that it was written for.
  return definitions[spec.type];
}
