import { reserveTensor, slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/**
 * A layer planned anew for every step, with the same weights; the steps are computed one after the other, as Keras does where the
 * number of steps is known.
 */
export function planEveryStep(context: LayerContext, plan: (step: LayerContext) => PlannedLayer): PlannedLayer {
  const { kernels, memory, input, outputShape, maxRows } = context;
  const [steps = 1, ...shape] = input.shape;
  // A mask of the steps says which rows of one step count.
  const mask = input.mask !== 0 && shape.length === 1 ? memory.reserve(maxRows) : 0;
  const layers = Array.from({ length: steps }, () => {
    const x = reserveTensor(memory, shape, maxRows, mask);
    const step = { ...context, input: input.grad === 0 ? { ...x, grad: 0 } : x, outputShape: outputShape.slice(1) };
    return { x: step.input, planned: plan(step) };
  });
  const output = reserveTensor(memory, outputShape, maxRows, input.mask);
  const pieceOf = (shape: { readonly steps: number; readonly features: number }, rows: number): number =>
    shape.steps * slabSize(shape.features, rows) * 4;
  const showMask = (step: number, rows: number): void => {
    if (mask !== 0) kernels.copy(mask, input.mask + step * rows * 4, rows * 4);
  };
  return {
    output,
    inner: layers.map(({ planned }) => planned),
    prepare() {
      for (const { planned } of layers) planned.prepare?.();
    },
    forward(rows, training, batch) {
      for (const [step, { x, planned }] of layers.entries()) {
        const [from, to] = [pieceOf(x, rows), pieceOf(planned.output, rows)];
        kernels.copy(x.value, input.value + step * from, from);
        showMask(step, rows);
        planned.forward(rows, training, batch);
        kernels.copy(output.value + step * to, planned.output.value, to);
      }
    },
    backward(rows, training, batch) {
      for (const [step, { x, planned }] of layers.entries()) {
        const [from, to] = [pieceOf(x, rows), pieceOf(planned.output, rows)];
        kernels.copy(planned.output.grad, output.grad + step * to, to);
        showMask(step, rows);
        planned.backward(rows, training, batch);
        if (input.grad !== 0) kernels.copy(input.grad + step * from, x.grad, from);
      }
    },
  };
}
