import { z } from 'zod';
import { formatShape, isRefusal, type LayerDefinition, type Shape } from '../layer';
import { plainDefinitions, type PlainLayerSpec, plainSchemaList } from './plain';

/** `keras.layers.TimeDistributed`: one layer, with one set of weights, applied at every step. */
export const timeDistributedSchema = z.strictObject({
  type: z.literal('TimeDistributed'),
  layer: z.discriminatedUnion('type', plainSchemaList),
});
export type TimeDistributedSpec = z.output<typeof timeDistributedSchema>;

export const timeDistributed: LayerDefinition<TimeDistributedSpec> = {
  outputShape(spec, shape) {
    const [steps, ...step] = shape;
    if (steps === undefined || step.length === 0) {
      return { needs: 'sequence', message: `TimeDistributed needs a sequence; the layer above gives ${formatShape(shape)}.` };
    }
    const inner = plain(spec.layer).outputShape(spec.layer, step);
    return isRefusal(inner) ? { ...inner, message: `At every step: ${inner.message}` } : [steps, ...inner];
  },
  params: (spec, shape) => plain(spec.layer).params(spec.layer, stepOf(shape)),
  weights: (spec, shape) => plain(spec.layer).weights(spec.layer, stepOf(shape)),
  describe: (spec) => `${spec.layer.type}, ${plain(spec.layer).describe(spec.layer)}`,
};

function stepOf(shape: Shape): Shape {
  return shape.slice(1);
}

function plain(spec: PlainLayerSpec): LayerDefinition<PlainLayerSpec> {
  // A definition is stored under its own type, so it always meets the spec that it was written for.
  return plainDefinitions[spec.type];
}
