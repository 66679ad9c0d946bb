import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adagrad`; the kernel has the formula. */
export function createAdagrad(spec: Extract<OptimizerSpec, { type: 'Adagrad' }>): UpdateRule {
  return {
    scalars: new Float64Array(0),
    begin(kernels, parameters) {
      kernels.fill(slotOf(parameters, 0), parameters.size * 4, spec.initial_accumulator_value);
    },
    step(kernels, parameters, rate) {
      const { values, grads, size } = parameters;
      kernels.adagrad(values, grads, slotOf(parameters, 0), size * 4, rate, spec.epsilon);
    },
  };
}
