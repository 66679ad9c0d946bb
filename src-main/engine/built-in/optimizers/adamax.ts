import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adamax`; the kernel has the formula. β₁ᵗ is carried on by multiplication. */
export function createAdamax(spec: Extract<OptimizerSpec, { type: 'Adamax' }>): UpdateRule {
  const scalars = new Float64Array([1]);
  return {
    scalars,
    restsAtZero: staysAboveZero(spec.epsilon),
    step(rate) {
      const power = (scalars[0] ?? 1) * spec.beta_1;
      scalars[0] = power;
      const alpha = rate / (1 - power);
      return (kernels, piece) => {
        const { values, grads, bytes } = piece;
        kernels.adamax(values, grads, slotOf(piece, 0), slotOf(piece, 1), bytes, alpha, 1 - spec.beta_1, spec.beta_2, spec.epsilon);
      };
    },
  };
}
