import { z } from 'zod';
import { plural } from '../../text';
import type { LayerDefinition } from '../layer';
import { activation, count, initializer } from '../options';

/** `keras.layers.Dense`: on a sequence it works on every step alike, as Keras's does. */
export const denseSchema = z.strictObject({
  type: z.literal('Dense'),
  units: count,
  activation: activation.default('linear'),
  use_bias: z.boolean().default(true),
  kernel_initializer: initializer.default('glorot_uniform'),
  bias_initializer: initializer.extract(['zeros']).default('zeros'),
});
export type DenseSpec = z.output<typeof denseSchema>;

export const dense: LayerDefinition<DenseSpec> = {
  outputShape: (spec, shape) => [...shape.slice(0, -1), spec.units],

  params(spec, shape) {
    const inputs = shape.at(-1) ?? 0;
    const kernel = { formula: `${inputs} × ${spec.units}`, name: 'input', value: inputs * spec.units };
    const bias = { formula: `${spec.units}`, name: 'bias', value: spec.units };
    const terms = spec.use_bias ? [kernel, bias] : [kernel];
    return { total: terms.reduce((sum, term) => sum + term.value, 0), terms, factor: null };
  },

  weights(spec, shape) {
    const kernel = { name: 'kernel', shape: [shape.at(-1) ?? 0, spec.units], initializer: spec.kernel_initializer };
    const bias = { name: 'bias', shape: [spec.units], initializer: spec.bias_initializer };
    return spec.use_bias ? [kernel, bias] : [kernel];
  },

  describe: (spec) => `${plural(spec.units, 'unit')}, ${spec.activation}`,
};
