import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/**
 * Keras 3 `optimizers.Adam` and `AdamW`: α = rate·√(1 - β₂ᵗ) / (1 - β₁ᵗ); the kernel has the rest.
 * Powers are carried on by multiplication: `Math.pow` may give other bits on another machine.
 */
export function createAdam(spec: Extract<OptimizerSpec, { type: 'Adam' | 'AdamW' }>): UpdateRule {
  // β₁ᵗ and β₂ᵗ
  const scalars = new Float64Array([1, 1]);
  return {
    scalars,
    step(kernels, parameters, rate) {
      const power1 = (scalars[0] ?? 1) * spec.beta_1;
      const power2 = (scalars[1] ?? 1) * spec.beta_2;
      scalars[0] = power1;
      scalars[1] = power2;
      const alpha = (rate * Math.sqrt(1 - power2)) / (1 - power1);
      const { values, grads } = parameters;
      const [moments, velocities, bytes] = [slotOf(parameters, 0), slotOf(parameters, 1), parameters.size * 4];
      const [share1, share2] = [1 - spec.beta_1, 1 - spec.beta_2];
      if (!spec.amsgrad) kernels.adam(values, grads, moments, velocities, bytes, alpha, share1, share2, spec.epsilon);
      else kernels.adamAmsgrad(values, grads, moments, velocities, slotOf(parameters, 2), bytes, alpha, share1, share2, spec.epsilon);
    },
  };
}
