import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

/** Keras 3 `optimizers.Adamax`; the kernel has the formula. β₁ᵗ is carried on by multiplication. */
export function createAdamax(spec: Extract<OptimizerSpec, { type: 'Adamax' }>): UpdateRule {
  const scalars = new Float64Array([1]);
  return {
    scalars,
    step(kernels, parameters, rate) {
      const power = (scalars[0] ?? 1) * spec.beta_1;
      scalars[0] = power;
      const { values, grads, size } = parameters;
      const [moments, norms] = [slotOf(parameters, 0), slotOf(parameters, 1)];
      kernels.adamax(values, grads, moments, norms, size * 4, rate / (1 - power), 1 - spec.beta_1, spec.beta_2, spec.epsilon);
    },
  };
}
