import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adadelta`; the kernel has the formula. */
export function createAdadelta(spec: Extract<OptimizerSpec, { type: 'Adadelta' }>): UpdateRule {
  return {
    scalars: new Float64Array(0),
    step(kernels, parameters, rate) {
      const { values, grads, size } = parameters;
      kernels.adadelta(values, grads, slotOf(parameters, 0), slotOf(parameters, 1), size * 4, rate, 1 - spec.rho, spec.epsilon);
    },
  };
}
