import { z } from 'zod';
import { plural } from '../../text';
import { featuresOf, formatShape, type LayerDefinition, type Shape, type ShapeRefusal } from '../layer';
import { activation, count, pair, paddings } from '../options';
import { biasOptions, biasWeight, kernelOptions, kernelWeight } from '../weights';
import { kernelCount, slidLength } from './convolution';

/** `keras.layers.Conv2D` over `[height, width, channels]`: kernel `[height, width, channels, filters]`. */
export const conv2dSchema = z.strictObject({
  type: z.literal('Conv2D'),
  filters: count,
  kernel_size: pair,
  strides: pair.default([1, 1]),
  padding: z.enum(paddings).exclude(['causal']).default('valid'),
  dilation_rate: pair.default([1, 1]),
  activation: activation.default('linear'),
  use_bias: z.boolean().default(true),
  ...kernelOptions,
  ...biasOptions,
});
export type Conv2dSpec = z.output<typeof conv2dSchema>;

export const conv2d: LayerDefinition<Conv2dSpec> = {
  outputShape(spec, shape) {
    if (shape.length !== 3) return imageRefusal('Conv2D', shape);
    const strided = spec.strides.some((stride) => stride > 1);
    if (strided && spec.dilation_rate.some((dilation) => dilation > 1)) {
      return { needs: 'other-options', message: 'Conv2D takes strides above 1 or a dilation rate above 1, not both, as in Keras.' };
    }
    const [height, width] = [0, 1].map((axis) => axisOf(spec, shape, axis));
    if (height !== null && width !== null && height !== undefined && width !== undefined) return [height, width, spec.filters];
    return {
      needs: 'longer',
      message: `Conv2D looks at ${spec.kernel_size.join(' × ')} values at once; the layer above gives ${formatShape(shape)}.`,
    };
  },

  params: (spec, shape) => kernelCount(spec.kernel_size, featuresOf(shape), spec.filters, spec.use_bias),

  weights(spec, shape) {
    const kernel = kernelWeight(spec, [...spec.kernel_size, featuresOf(shape), spec.filters]);
    return spec.use_bias ? [kernel, biasWeight(spec, [spec.filters])] : [kernel];
  },

  describe: (spec) => `${plural(spec.filters, 'filter')}, kernel ${spec.kernel_size.join(' × ')}, ${spec.padding}`,
};

function axisOf(spec: Conv2dSpec, shape: Shape, axis: number): number | null {
  const [length, size, stride, dilation] = [shape[axis], spec.kernel_size[axis], spec.strides[axis], spec.dilation_rate[axis]];
  return slidLength(length ?? 0, size ?? 1, stride ?? 1, spec.padding, dilation);
}

/** What a layer over images says of anything else. */
export function imageRefusal(type: string, shape: Shape): ShapeRefusal {
  return { needs: 'image', message: `${type} needs images (height × width × channels); the layer above gives ${formatShape(shape)}.` };
}
