import type { DropoutSpec } from '../../../core/model/layers/dropout';
import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** Every value of every step has a mask of its own, as in Keras. Outside training the input itself is handed on. */
export function planDropout(spec: DropoutSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveOutput(context, input.mask);
  const size = (rows: number): number => input.steps * slabSize(input.features, rows);
  const mask = memory.reserve(size(context.maxRows));
  const draw = context.random.mask(mask, spec.rate);
  const pass = (to: number, from: number, rows: number, training: boolean): void => {
    if (training && spec.rate > 0) kernels.multiply(to, from, mask, size(rows) * 4);
    else kernels.copy(to, from, size(rows) * 4);
  };
  return {
    output,
    masks: { input: { address: mask, count: input.steps, features: input.features }, state: null },
    forward(rows, training) {
      if (training && spec.rate > 0) draw(size(rows));
      pass(output.value, input.value, rows, training);
    },
    backward(rows, training) {
      if (input.grad !== 0) pass(input.grad, output.grad, rows, training);
    },
  };
}
