import { z } from 'zod';
import { plural } from '../../text';
import { featuresOf, formatShape, type LayerDefinition } from '../layer';
import { activation, count, paddings } from '../options';
import { biasOptions, biasWeight, kernelOptions, kernelWeight } from '../weights';
import { kernelCount, slidLength } from './convolution';

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
  ...kernelOptions,
  ...biasOptions,
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
    if (steps === null) return [null, spec.filters];
    const length = slidLength(steps, spec.kernel_size, spec.strides, spec.padding, spec.dilation_rate);
    if (length !== null) return [length, spec.filters];
    const span = (spec.kernel_size - 1) * spec.dilation_rate + 1;
    return { needs: 'longer', message: `Conv1D looks at ${plural(span, 'step')} at once; the layer above gives only ${steps}.` };
  },

  params: (spec, shape) => kernelCount([spec.kernel_size], featuresOf(shape), spec.filters, spec.use_bias),

  weights(spec, shape) {
    const kernel = kernelWeight(spec, [spec.kernel_size, featuresOf(shape), spec.filters]);
    return spec.use_bias ? [kernel, biasWeight(spec, [spec.filters])] : [kernel];
  },

  describe: (spec) => `${plural(spec.filters, 'filter')}, kernel ${spec.kernel_size}, ${spec.padding}`,
};
