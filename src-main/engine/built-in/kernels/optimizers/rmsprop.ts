import { fused, fusedLess } from '../math/fused';
import { flushed, runningMean, subtractFrom } from './moments';

/**
 * Keras 3 `optimizers.RMSprop` (Tieleman and Hinton, 2012): v += (g² - v)(1 - ρ); w -= rate·g / √(v + ε), with momentum
 * m = momentum·m + that and w -= m. Centered, the square of the running mean of g is taken off v.
 *
 * @param averages, moments 0 where there are none
 */
export function rmsprop(
  weights: usize, grads: usize, velocities: usize, averages: usize, moments: usize,
  bytes: usize, rate: f32, share: f32, momentum: f32, epsilon: f32,
): void {
  const r = f32x4.splat(rate), s = f32x4.splat(share), keep = f32x4.splat(momentum), e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    let v = runningMean(velocities + at, f32x4.mul(g, g), s);
    if (averages != 0) {
      const mean = runningMean(averages + at, g, s);
      v = fusedLess(mean, mean, v);
    }
    let move = f32x4.div(f32x4.mul(r, g), f32x4.sqrt(f32x4.add(v, e)));
    if (moments != 0) {
      move = flushed(fused(keep, v128.load(moments + at), move));
      v128.store(moments + at, move);
    }
    subtractFrom(weights + at, move);
  }
}
