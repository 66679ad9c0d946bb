import { fused } from '../math/fused';
import { runningMean } from './moments';

/**
 * Keras 3 `optimizers.Nadam` (Dozat, 2016): moments as in Adam; w -= rate·(a·m + b·g) / (√(v·c) + ε).
 *
 * @param momentShare a = uₜ₊₁ / (1 - Πu·uₜ₊₁)
 * @param gradShare b = (1 - uₜ) / (1 - Πu)
 * @param velocityShare c = 1 / (1 - β₂ᵗ)
 */
export function nadam(
  weights: usize,
  grads: usize,
  moments: usize,
  velocities: usize,
  bytes: usize,
  rate: f32,
  momentShare: f32,
  gradShare: f32,
  velocityShare: f32,
  share1: f32,
  share2: f32,
  epsilon: f32,
): void {
  const r = f32x4.splat(rate),
    a = f32x4.splat(momentShare),
    b = f32x4.splat(gradShare),
    c = f32x4.splat(velocityShare);
  const s1 = f32x4.splat(share1),
    s2 = f32x4.splat(share2),
    e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const m = runningMean(moments + at, g, s1);
    const v = runningMean(velocities + at, f32x4.mul(g, g), s2);
    const direction = fused(g, b, f32x4.mul(m, a));
    const move = f32x4.div(f32x4.mul(direction, r), f32x4.add(f32x4.sqrt(f32x4.mul(v, c)), e));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), move));
  }
}
