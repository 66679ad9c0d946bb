import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** [features] as [n, features]. */
export function planRepeatVector(context: LayerContext): PlannedLayer {
  const { kernels, input } = context;
  const output = reserveOutput(context);
  const bytes = (rows: number): number => slabSize(input.features, rows) * 4;
  return {
    output,
    forward(rows) {
      kernels.repeatForward(output.value, input.value, bytes(rows), output.steps);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.repeatBackward(input.grad, output.grad, bytes(rows), output.steps);
    },
  };
}
