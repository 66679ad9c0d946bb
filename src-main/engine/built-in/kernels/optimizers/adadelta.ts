import { runningMean, subtractFrom } from './moments';

/**
 * Keras 3 `optimizers.Adadelta` (Zeiler, 2012): a += (g² - a)(1 - ρ); d = g·√(b + ε) / √(a + ε); b += (d² - b)(1 - ρ); w -= rate·d.
 */
export function adadelta(weights: usize, grads: usize, squares: usize, moves: usize, bytes: usize, rate: f32, share: f32, epsilon: f32): void {
  const r = f32x4.splat(rate), s = f32x4.splat(share), e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const a = runningMean(squares + at, f32x4.mul(g, g), s);
    const before = f32x4.sqrt(f32x4.add(v128.load(moves + at), e));
    const d = f32x4.div(f32x4.mul(before, g), f32x4.sqrt(f32x4.add(a, e)));
    runningMean(moves + at, f32x4.mul(d, d), s);
    subtractFrom(weights + at, f32x4.mul(r, d));
  }
}
