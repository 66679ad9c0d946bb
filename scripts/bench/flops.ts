import type { LayerSpec } from '../../src-main/core/model/layers';
import type { BenchCase } from './cases';

interface Walk {
  readonly shape: readonly number[];
  readonly flops: number;
  /** Whether a layer before has weights: only then is the gradient of its input wanted. */
  readonly learned: boolean;
}

/**
 * Floating-point operations of the matrix products in one training step, forward and backward, two for each multiplication with its
 * addition: weights × inputs for every output, once forward, once for the weights' gradient, and once for the input's gradient where a
 * layer before wants it. Activations, losses and the optimizer are not counted, and neither is a recurrent product with the zero
 * state before the first step.
 */
export function flopsOf({ model, input, batch }: BenchCase): number {
  const start: Walk = { shape: input, flops: 0, learned: false };
  return 2 * batch * model.layers.reduce(walk, start).flops;
}

function walk({ shape, flops, learned }: Walk, spec: LayerSpec): Walk {
  const times = learned ? 3 : 2;
  const steps = shape.length > 1 ? (shape[0] ?? 1) : 1;
  const features = shape.at(-1) ?? 1;
  switch (spec.type) {
    case 'Flatten':
      return { shape: [shape.reduce((size, length) => size * length, 1)], flops, learned };
    case 'Dense':
      return { shape: [...shape.slice(0, -1), spec.units], flops: flops + times * steps * features * spec.units, learned: true };
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU': {
      const gates = { SimpleRNN: 1, LSTM: 4, GRU: 3 }[spec.type] * spec.units;
      const products = gates * (times * steps * features + 3 * (steps - 1) * spec.units);
      return { shape: spec.return_sequences ? [steps, spec.units] : [spec.units], flops: flops + products, learned: true };
    }
    case 'Conv1D': {
      const outputs = spec.padding === 'valid' ? steps - spec.kernel_size + 1 : steps;
      const products = times * outputs * spec.kernel_size * features * spec.filters;
      return { shape: [outputs, spec.filters], flops: flops + products, learned: true };
    }
    case 'Conv2D': {
      const [height = 1, width = 1] = shape;
      const products = times * height * width * spec.kernel_size[0] * spec.kernel_size[1] * features * spec.filters;
      return { shape: [height, width, spec.filters], flops: flops + products, learned: true };
    }
    case 'MaxPooling1D':
      return { shape: [Math.floor(steps / spec.pool_size), features], flops, learned };
    case 'MaxPooling2D': {
      const [height = 1, width = 1] = shape;
      return { shape: [Math.floor(height / spec.pool_size[0]), Math.floor(width / spec.pool_size[1]), features], flops, learned };
    }
    case 'Input':
    case 'Dropout':
      return { shape, flops, learned };
    default:
      throw new Error(`The bench does not know how much ${spec.type} computes.`);
  }
}
