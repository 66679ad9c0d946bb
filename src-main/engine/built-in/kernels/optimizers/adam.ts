import { runningMean, subtractFrom } from './moments';

/**
 * Keras 3 `optimizers.Adam` (Kingma and Ba, 2015): m += (g - m)(1 - β₁); v += (g² - v)(1 - β₂); w -= m·α / (√v + ε).
 *
 * @param alpha rate·√(1 - β₂ᵗ) / (1 - β₁ᵗ)
 * @param share1 1 - β₁
 * @param share2 1 - β₂
 */
export function adam(
  weights: usize,
  grads: usize,
  moments: usize,
  velocities: usize,
  bytes: usize,
  alpha: f32,
  share1: f32,
  share2: f32,
  epsilon: f32,
): void {
  const a = f32x4.splat(alpha),
    s1 = f32x4.splat(share1),
    s2 = f32x4.splat(share2),
    e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const m = runningMean(moments + at, g, s1);
    const v = runningMean(velocities + at, f32x4.mul(g, g), s2);
    const move = f32x4.div(f32x4.mul(m, a), f32x4.add(f32x4.sqrt(v), e));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), move));
  }
}

/** With AMSGrad (Reddi, Kale and Kumar, 2018): the largest v so far takes the place of v. */
export function adamAmsgrad(
  weights: usize, grads: usize, moments: usize, velocities: usize, largest: usize,
  bytes: usize, alpha: f32, share1: f32, share2: f32, epsilon: f32,
): void {
  const a = f32x4.splat(alpha), s1 = f32x4.splat(share1), s2 = f32x4.splat(share2), e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const m = runningMean(moments + at, g, s1);
    const v = f32x4.max(v128.load(largest + at), runningMean(velocities + at, f32x4.mul(g, g), s2));
    v128.store(largest + at, v);
    subtractFrom(weights + at, f32x4.div(f32x4.mul(m, a), f32x4.add(f32x4.sqrt(v), e)));
  }
}
