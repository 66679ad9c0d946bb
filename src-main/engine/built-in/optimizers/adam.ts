import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type Optimizer } from './optimizer';

/**
 * Keras 3 `optimizers.Adam`: α = rate·√(1 - β₂ᵗ) / (1 - β₁ᵗ); the kernel has the rest.
 * Powers are carried on by multiplication: `Math.pow` may give other bits on another machine.
 */
export function createAdam(spec: Extract<OptimizerSpec, { type: 'Adam' }>): Optimizer {
  // β₁ᵗ and β₂ᵗ
  const scalars = new Float64Array([1, 1]);
  return {
    scalars,
    step(kernels, parameters) {
      const power1 = (scalars[0] ?? 1) * spec.beta_1;
      const power2 = (scalars[1] ?? 1) * spec.beta_2;
      scalars.set([power1, power2]);
      const alpha = (spec.learning_rate * Math.sqrt(1 - power2)) / (1 - power1);
      kernels.adam(
        parameters.values,
        parameters.grads,
        slotOf(parameters, 0),
        slotOf(parameters, 1),
        parameters.size * 4,
        alpha,
        1 - spec.beta_1,
        1 - spec.beta_2,
        spec.epsilon,
      );
    },
  };
}
