import { z } from 'zod';
import { isRefusal, type LayerDefinition, type Shape, type WeightSpec } from '../layer';
import { gru, gruSchema } from './gru';
import { lstm, lstmSchema } from './lstm';
import { simpleRnn, simpleRnnSchema } from './simple-rnn';

const recurrentSchema = z.discriminatedUnion('type', [simpleRnnSchema, lstmSchema, gruSchema]);
export type RecurrentLayerSpec = z.output<typeof recurrentSchema>;

/** `keras.layers.Bidirectional`: the layer read forwards and a copy of it read backwards, merged. */
export const bidirectionalSchema = z.strictObject({
  type: z.literal('Bidirectional'),
  layer: recurrentSchema,
  /** Keras also has None, two outputs; a stack has one. */
  merge_mode: z.enum(['concat', 'sum', 'mul', 'ave']).default('concat'),
});
export type BidirectionalSpec = z.output<typeof bidirectionalSchema>;

export const bidirectional: LayerDefinition<BidirectionalSpec> = {
  outputShape(spec, shape) {
    const once = recurrent(spec.layer).outputShape(spec.layer, shape);
    if (isRefusal(once)) return once;
    return spec.merge_mode === 'concat' ? [...once.slice(0, -1), 2 * spec.layer.units] : once;
  },
  params(spec, shape) {
    const once = recurrent(spec.layer).params(spec.layer, shape);
    const times = 2 * (once.factor?.times ?? 1);
    return { ...once, total: 2 * once.total, factor: { times, name: once.factor ? 'gates of both directions' : 'directions' } };
  },
  weights: (spec, shape) => [...weightsOf(spec, shape, 'forward'), ...weightsOf(spec, shape, 'backward')],
  describe: (spec) => `${spec.layer.type}, ${recurrent(spec.layer).describe(spec.layer)}, ${spec.merge_mode}`,
};

function weightsOf(spec: BidirectionalSpec, shape: Shape, direction: 'forward' | 'backward'): readonly WeightSpec[] {
  return recurrent(spec.layer)
    .weights(spec.layer, shape)
    .map((entry) => ({ ...entry, name: `${direction}_${entry.name}` }));
}

const definitions: { readonly [Type in RecurrentLayerSpec['type']]: LayerDefinition<Extract<RecurrentLayerSpec, { type: Type }>> } = {
  SimpleRNN: simpleRnn,
  LSTM: lstm,
  GRU: gru,
};

function recurrent(spec: RecurrentLayerSpec): LayerDefinition<RecurrentLayerSpec> {
  // A definition is stored under its own type, so it always meets the spec that it was written for.
  return definitions[spec.type];
}
