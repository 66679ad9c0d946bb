import { z } from 'zod';
import { plural } from '../../text';
import { formatShape, type LayerDefinition } from '../layer';
import { activation, count, initializer, paddings } from '../options';

/** `keras.layers.Conv1D`: kernel `[kernel_size, inputs, filters]`. */
export const conv1dSchema = z.strictObject({
  type: z.literal('Conv1D'),
  filters: count,
  kernel_size: count,
  strides: count.default(1),
  padding: z.enum(paddings).default('valid'),
  dilation_rate: count.default(1),
  activation: activation.default('linear'),
  use_bias: z.boolean().default(true),
  kernel_initializer: initializer.default('glorot_uniform'),
  bias_initializer: initializer.extract(['zeros']).default('zeros'),
});
export type Conv1dSpec = z.output<typeof conv1dSchema>;

export const conv1d: LayerDefinition<Conv1dSpec> = {
  outputShape(spec, shape) {
    const steps = shape[0];
    if (shape.length !== 2 || steps === undefined) {
      return { needs: 'sequence', message: `Conv1D needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.` };
    }
    if (spec.strides > 1 && spec.dilation_rate > 1) {
      return {
        needs: 'other-options',
        message: 'Conv1D takes strides above 1 or a dilation rate above 1, not both, as in Keras. Set one of them to 1.',
      };
    }
    const span = (spec.kernel_size - 1) * spec.dilation_rate + 1;
    if (spec.padding !== 'valid') return [Math.ceil(steps / spec.strides), spec.filters];
    if (steps < span) {
      return { needs: 'longer', message: `Conv1D looks at ${plural(span, 'step')} at once; the layer above gives only ${steps}.` };
    }
    return [Math.floor((steps - span) / spec.strides) + 1, spec.filters];
  },

  params(spec, shape) {
    const inputs = shape.at(-1) ?? 0;
    const kernel = {
      formula: `${spec.kernel_size} × ${inputs} × ${spec.filters}`,
      name: 'kernel',
      value: spec.kernel_size * inputs * spec.filters,
    };
    const bias = { formula: `${spec.filters}`, name: 'bias', value: spec.filters };
    const terms = spec.use_bias ? [kernel, bias] : [kernel];
    return { total: terms.reduce((sum, term) => sum + term.value, 0), terms, factor: null };
  },

  weights(spec, shape) {
    const kernel = {
      name: 'kernel',
      shape: [spec.kernel_size, shape.at(-1) ?? 0, spec.filters],
      initializer: spec.kernel_initializer,
    };
    const bias = { name: 'bias', shape: [spec.filters], initializer: spec.bias_initializer };
    return spec.use_bias ? [kernel, bias] : [kernel];
  },

  describe: (spec) => `${plural(spec.filters, 'filter')}, kernel ${spec.kernel_size}, ${spec.padding}`,
};
