import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adadelta`; the kernel has the formula. */
export function createAdadelta(spec: Extract<OptimizerSpec, { type: 'Adadelta' }>): UpdateRule {
  return {
    scalars: new Float64Array(0),
    restsAtZero: staysAboveZero(spec.epsilon),
    step: (rate) => (kernels, piece) => {
      const { values, grads, bytes } = piece;
      kernels.adadelta(values, grads, slotOf(piece, 0), slotOf(piece, 1), bytes, rate, 1 - spec.rho, spec.epsilon);
    },
  };
}
