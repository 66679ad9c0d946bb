import { flushed, runningMean, subtractFrom } from './moments';

/**
 * Keras 3 `optimizers.Adamax` (Kingma and Ba, 2015): m += (g - m)(1 - β₁); u = max(β₂·u, |g|); w -= alpha·m / (u + ε).
 *
 * @param alpha rate / (1 - β₁ᵗ)
 */
export function adamax(
  weights: usize, grads: usize, moments: usize, norms: usize, bytes: usize, alpha: f32, share1: f32, beta2: f32, epsilon: f32,
): void {
  const a = f32x4.splat(alpha), s1 = f32x4.splat(share1), b2 = f32x4.splat(beta2), e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const m = runningMean(moments + at, g, s1);
    const u = flushed(f32x4.max(f32x4.mul(b2, v128.load(norms + at)), f32x4.abs(g)));
    v128.store(norms + at, u);
    subtractFrom(weights + at, f32x4.div(f32x4.mul(a, m), f32x4.add(u, e)));
  }
}
