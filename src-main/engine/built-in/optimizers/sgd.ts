import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type Optimizer } from './optimizer';

/** Keras 3 `optimizers.SGD`; the kernel has the formula. */
export function createSgd(spec: Extract<OptimizerSpec, { type: 'SGD' }>): Optimizer {
  return {
    scalars: new Float64Array(0),
    step(kernels, parameters) {
      const bytes = parameters.size * 4;
      if (spec.momentum === 0) {
        kernels.sgd(parameters.values, parameters.grads, bytes, spec.learning_rate);
        return;
      }
      const nesterov = spec.nesterov ? 1 : 0;
      const moments = slotOf(parameters, 0);
      kernels.sgdMomentum(parameters.values, parameters.grads, moments, bytes, spec.learning_rate, spec.momentum, nesterov);
    },
  };
}
