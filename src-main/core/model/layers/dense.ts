import { z } from 'zod';
import { plural } from '../../text';
import { featuresOf, type LayerDefinition } from '../layer';
import { activation, count } from '../options';
import { countOf } from '../param-count';
import { biasOptions, biasWeight, kernelOptions, kernelWeight } from '../weights';

/** `keras.layers.Dense`: on a sequence it works on every step alike, as Keras's does. */
export const denseSchema = z.strictObject({
  type: z.literal('Dense'),
  units: count,
  activation: activation.default('linear'),
  use_bias: z.boolean().default(true),
  ...kernelOptions,
  ...biasOptions,
});
export type DenseSpec = z.output<typeof denseSchema>;

export const dense: LayerDefinition<DenseSpec> = {
  outputShape: (spec, shape) => [...shape.slice(0, -1), spec.units],

  params(spec, shape) {
    const inputs = featuresOf(shape);
    const kernel = { formula: `${inputs} × ${spec.units}`, name: 'input', value: inputs * spec.units };
    return countOf([kernel, ...(spec.use_bias ? [{ formula: `${spec.units}`, name: 'bias', value: spec.units }] : [])]);
  },

  weights(spec, shape) {
    const kernel = kernelWeight(spec, [featuresOf(shape), spec.units]);
    return spec.use_bias ? [kernel, biasWeight(spec, [spec.units])] : [kernel];
  },

  describe: (spec) => `${plural(spec.units, 'unit')}, ${spec.activation}`,
};
