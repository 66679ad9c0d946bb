import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, type UpdateRule } from './optimizer';

type RmspropSpec = Extract<OptimizerSpec, { type: 'RMSprop' }>;

/** Keras 3 `optimizers.RMSprop`; the kernel has the formula. Slots: velocity, then what momentum and centring keep. */
export function createRmsprop(spec: RmspropSpec): UpdateRule {
  return {
    scalars: new Float64Array(0),
    step(kernels, parameters, rate) {
      const { values, grads, size } = parameters;
      const moments = spec.momentum > 0 ? slotOf(parameters, 1) : 0;
      const averages = spec.centered ? slotOf(parameters, spec.momentum > 0 ? 2 : 1) : 0;
      const velocities = slotOf(parameters, 0);
      kernels.rmsprop(values, grads, velocities, averages, moments, size * 4, rate, 1 - spec.rho, spec.momentum, spec.epsilon);
    },
  };
}

export function rmspropSlots({ momentum, centered }: RmspropSpec): number {
  return 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0);
}
