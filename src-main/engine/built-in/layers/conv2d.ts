import type { Conv2dSpec } from '../../../core/model/layers/conv2d';
import type { Tensor } from '../tensor';
import { planConv } from './conv';
import type { LayerContext, PlannedLayer } from './layer';
import type { Size } from './window';

export function planConv2d(spec: Conv2dSpec, context: LayerContext): PlannedLayer {
  return planConv(
    spec,
    (input, output) => ({
      input: imageSize(input),
      output: imageSize(output),
      size: spec.kernel_size,
      strides: spec.strides,
      dilation: spec.dilation_rate,
      padding: spec.padding,
    }),
    context,
  );
}

/** Of a tensor of shape [height, width, channels]. */
export function imageSize({ shape }: Tensor): Size {
  return [shape[0] ?? 1, shape[1] ?? 1];
}
