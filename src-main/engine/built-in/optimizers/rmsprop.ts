import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

type RmspropSpec = Extract<OptimizerSpec, { type: 'RMSprop' }>;

/** Keras 3 `optimizers.RMSprop`; the kernel has the formula. Slots: velocity, then what momentum and centring keep. */
export function createRmsprop(spec: RmspropSpec): UpdateRule {
  return {
    scalars: new Float64Array(0),
    restsAtZero: staysAboveZero(spec.epsilon),
    step: (rate) => (kernels, piece) => {
      const { values, grads, bytes } = piece;
      const moments = spec.momentum > 0 ? slotOf(piece, 1) : 0;
      const averages = spec.centered ? slotOf(piece, spec.momentum > 0 ? 2 : 1) : 0;
      const velocities = slotOf(piece, 0);
      kernels.rmsprop(values, grads, velocities, averages, moments, bytes, rate, 1 - spec.rho, spec.momentum, spec.epsilon);
    },
  };
}

export function rmspropSlots({ momentum, centered }: RmspropSpec): number {
  return 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0);
}
