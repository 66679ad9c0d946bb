import { fused } from '../math/fused';
import { subtractFrom } from './moments';

/** Keras 3 `optimizers.Adagrad` (Duchi, Hazan and Singer, 2011): a += g²; w -= rate·g / √(a + ε). */
export function adagrad(weights: usize, grads: usize, accumulators: usize, bytes: usize, rate: f32, epsilon: f32): void {
  const r = f32x4.splat(rate), e = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(grads + at);
    const a = fused(g, g, v128.load(accumulators + at));
    v128.store(accumulators + at, a);
    subtractFrom(weights + at, f32x4.div(f32x4.mul(r, g), f32x4.sqrt(f32x4.add(a, e))));
  }
}

/** Sets every value. */
export function fill(at: usize, bytes: usize, value: f32): void {
  const v = f32x4.splat(value);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, v);
}
