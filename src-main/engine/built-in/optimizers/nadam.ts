import type { OptimizerSpec } from '../../../core/model/model';
import { slotOf, staysAboveZero, type UpdateRule } from './optimizer';

/** Decay of the momentum schedule in Keras 3's `optimizers.Nadam`. */
const DECAY = 0.96;

/**
 * Keras 3 `optimizers.Nadam`: uₜ = β₁·(1 - 0.5·0.96ᵗ), and Π the product of all u so far; the kernel has the rest.
 * Powers are carried on by multiplication: `Math.pow` may give other bits on another machine.
 */
export function createNadam(spec: Extract<OptimizerSpec, { type: 'Nadam' }>): UpdateRule {
  // 0.96ᵗ, Π and β₂ᵗ
  const scalars = new Float64Array([1, 1, 1]);
  return {
    scalars,
    restsAtZero: staysAboveZero(spec.epsilon),
    step(rate) {
      const decay = (scalars[0] ?? 1) * DECAY;
      const now = spec.beta_1 * (1 - 0.5 * decay);
      const next = spec.beta_1 * (1 - 0.5 * decay * DECAY);
      const product = (scalars[1] ?? 1) * now;
      const power2 = (scalars[2] ?? 1) * spec.beta_2;
      scalars[0] = decay;
      scalars[1] = product;
      scalars[2] = power2;
      const shares = [next / (1 - product * next), (1 - now) / (1 - product), 1 / (1 - power2)] as const;
      const own = [1 - spec.beta_1, 1 - spec.beta_2, spec.epsilon] as const;
      return (kernels, piece) => {
        const { values, grads, bytes } = piece;
        kernels.nadam(values, grads, slotOf(piece, 0), slotOf(piece, 1), bytes, rate, ...shares, ...own);
      };
    },
  };
}
