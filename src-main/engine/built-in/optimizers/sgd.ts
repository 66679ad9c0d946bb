import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.SGD`; the kernel has the formula. */
export function createSgd(spec: Extract<OptimizerSpec, { type: 'SGD' }>): UpdateRule {
  const nesterov = spec.nesterov ? 1 : 0;
  return {
    scalars: new Float64Array(0),
    step(kernels, parameters, rate) {
      const { values, grads, size } = parameters;
      if (spec.momentum === 0) kernels.sgd(values, grads, size * 4, rate);
      else kernels.sgdMomentum(values, grads, slotOf(parameters, 0), size * 4, rate, spec.momentum, nesterov);
    },
  };
}
