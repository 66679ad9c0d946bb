import { reserveTensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** [steps, features] as one row of steps × features; a flat tensor stays as it is. */
export function planFlatten(context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveTensor(memory, context.outputShape, context.maxRows);
  return {
    output,
    forward(rows) {
      kernels.flattenForward(output.value, input.value, input.steps, input.features, rows);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.flattenBackward(input.grad, output.grad, input.steps, input.features, rows);
    },
  };
}
