import type { SpatialDropout1dSpec } from '../../../core/model/layers/noise';
import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** A feature is dropped at all steps of a sample alike. */
export function planSpatialDropout1d(spec: SpatialDropout1dSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveOutput(context, input.mask);
  const mask = memory.reserve(slabSize(input.features, context.maxRows));
  const draw = context.random.mask(mask, spec.rate);
  const pass = (to: number, from: number, rows: number, training: boolean): void => {
    const slab = slabSize(input.features, rows) * 4;
    if (training && spec.rate > 0) kernels.multiplyEach(to, from, mask, slab, input.steps);
    else kernels.copy(to, from, input.steps * slab);
  };
  return {
    output,
    masks: { input: { address: mask, count: 1, features: input.features }, state: null },
    forward(rows, training) {
      if (training && spec.rate > 0) draw(slabSize(input.features, rows));
      pass(output.value, input.value, rows, training);
    },
    backward(rows, training) {
      if (input.grad !== 0) pass(input.grad, output.grad, rows, training);
    },
  };
}
