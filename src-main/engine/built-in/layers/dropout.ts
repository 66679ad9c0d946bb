import type { DropoutSpec } from '../../../core/model/layers/dropout';
import { reserveTensor, slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** Every value of every step has a mask of its own, as in Keras. Outside training the input itself is handed on. */
export function planDropout(spec: DropoutSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveTensor(memory, context.outputShape, context.maxRows, input.mask);
  const size = (rows: number): number => input.steps * slabSize(input.features, rows);
  const mask = memory.reserve(size(context.maxRows));
  const draw = context.random.mask(mask, spec.rate);
  const ones = (rows: number): void => void memory.floats(mask, size(rows)).fill(1);
  return {
    output,
    masks: { input: { address: mask, count: input.steps, features: input.features }, state: null },
    forward(rows, training) {
      if (training && spec.rate > 0) draw(size(rows));
      else ones(rows);
      kernels.multiply(output.value, input.value, mask, size(rows) * 4);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.multiply(input.grad, output.grad, mask, size(rows) * 4);
    },
  };
}
