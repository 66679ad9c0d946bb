import type { MaskingSpec } from '../../../core/model/layers/masking';
import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** Steps of the value become 0 and are left out by the layers that follow; a mask that was there before is gone, as in Keras. */
export function planMasking(spec: MaskingSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input, maxRows } = context;
  const { steps, features } = input;
  const output = reserveOutput(context, memory.reserve(steps * maxRows));
  return {
    output,
    forward(rows) {
      kernels.maskingForward(output.value, input.value, output.mask, spec.mask_value, steps, features, rows);
    },
    backward(rows) {
      if (input.grad === 0) return;
      kernels.copy(input.grad, output.grad, steps * slabSize(features, rows) * 4);
      kernels.clearMasked(input.grad, output.mask, steps, features, rows);
    },
  };
}
