import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adagrad`; the kernel has the formula. */
export function createAdagrad(spec: Extract<OptimizerSpec, { type: 'Adagrad' }>): UpdateRule {
  return {
    scalars: new Float64Array(0),
    restsAtZero: staysAboveZero(spec.epsilon),
    begin(kernels, parameters) {
      kernels.fill(slotOf(parameters, 0), parameters.size * 4, spec.initial_accumulator_value);
    },
    step: (rate) => (kernels, piece) => {
      kernels.adagrad(piece.values, piece.grads, slotOf(piece, 0), piece.bytes, rate, spec.epsilon);
    },
  };
}
