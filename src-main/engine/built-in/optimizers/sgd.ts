import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.SGD`; the kernel has the formula. */
export function createSgd(spec: Extract<OptimizerSpec, { type: 'SGD' }>): UpdateRule {
  const nesterov = spec.nesterov ? 1 : 0;
  return {
    scalars: new Float64Array(0),
    // Momentum is added, and -0 + 0 is 0: a weight of -0 would not stay as it is.
    restsAtZero: spec.momentum === 0,
    step: (rate) => (kernels, piece) => {
      const { values, grads, bytes } = piece;
      if (spec.momentum === 0) kernels.sgd(values, grads, bytes, rate);
      else kernels.sgdMomentum(values, grads, slotOf(piece, 0), bytes, rate, spec.momentum, nesterov);
    },
  };
}
