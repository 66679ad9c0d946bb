import type { GaussianNoiseSpec } from '../../../core/model/layers/noise';
import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** Every value of every step has noise of its own, in training alone. */
export function planGaussianNoise(spec: GaussianNoiseSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveOutput(context, input.mask);
  const size = (rows: number): number => input.steps * slabSize(input.features, rows);
  const noise = memory.reserve(size(context.maxRows));
  const draw = context.random.noise(noise, spec.stddev);
  return {
    output,
    masks: { input: { address: noise, count: input.steps, features: input.features }, state: null },
    forward(rows, training) {
      if (training && spec.stddev > 0) {
        draw(size(rows));
        kernels.add(output.value, input.value, noise, size(rows) * 4);
      } else kernels.copy(output.value, input.value, size(rows) * 4);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.copy(input.grad, output.grad, size(rows) * 4);
    },
  };
}
