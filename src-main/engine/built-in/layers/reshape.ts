import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** The values of a sample in row-major order under another shape. */
export function planReshape(context: LayerContext): PlannedLayer {
  const { kernels, input } = context;
  const output = reserveOutput(context);
  return {
    output,
    forward(rows) {
      kernels.reshape(output.value, input.value, input.steps, input.features, output.features, rows);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.reshape(input.grad, output.grad, output.steps, output.features, input.features, rows);
    },
  };
}
