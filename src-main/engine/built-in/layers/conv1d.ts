import type { Conv1dSpec } from '../../../core/model/layers/conv1d';
import { planConv } from './conv';
import type { LayerContext, PlannedLayer } from './layer';

export function planConv1d(spec: Conv1dSpec, context: LayerContext): PlannedLayer {
  return planConv(
    spec,
    (input, output) => ({
      input: [1, input.steps],
      output: [1, output.steps],
      size: [1, spec.kernel_size],
      strides: [1, spec.strides],
      dilation: [1, spec.dilation_rate],
      padding: spec.padding,
    }),
    context,
  );
}
