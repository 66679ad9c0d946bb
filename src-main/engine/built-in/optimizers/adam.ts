import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

/**
 * Keras 3 `optimizers.Adam` and `AdamW`: α = rate·√(1 - β₂ᵗ) / (1 - β₁ᵗ); the kernel has the rest.
 * Powers are carried on by multiplication: `Math.pow` may give other bits on another machine.
 */
export function createAdam(spec: Extract<OptimizerSpec, { type: 'Adam' | 'AdamW' }>): UpdateRule {
  // β₁ᵗ and β₂ᵗ
  const scalars = new Float64Array([1, 1]);
  return {
    scalars,
    restsAtZero: staysAboveZero(spec.epsilon),
    step(rate) {
      const power1 = (scalars[0] ?? 1) * spec.beta_1;
      const power2 = (scalars[1] ?? 1) * spec.beta_2;
      scalars[0] = power1;
      scalars[1] = power2;
      const alpha = (rate * Math.sqrt(1 - power2)) / (1 - power1);
      const numbers = [alpha, 1 - spec.beta_1, 1 - spec.beta_2, spec.epsilon] as const;
      return (kernels, piece) => {
        const { values, grads, bytes } = piece;
        const [moments, velocities] = [slotOf(piece, 0), slotOf(piece, 1)];
        if (!spec.amsgrad) kernels.adam(values, grads, moments, velocities, bytes, ...numbers);
        else kernels.adamAmsgrad(values, grads, moments, velocities, slotOf(piece, 2), bytes, ...numbers);
      };
    },
  };
}
