import { fused } from '../math/fused';

/** `keras.regularizers`: adds l1·sign w + 2·l2·w to the gradient; sign 0 is 0, so padding stays as it is. */
export function penaltyGradient(grads: usize, weights: usize, bytes: usize, l1: f32, l2: f32): void {
  const one = f32x4.splat(1), zero = f32x4.splat(0), a = f32x4.splat(l1), b = f32x4.splat(2 * l2);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(weights + at);
    const sign = f32x4.sub(v128.and(one, f32x4.gt(w, zero)), v128.and(one, f32x4.lt(w, zero)));
    const slope = fused(b, w, f32x4.mul(a, sign));
    v128.store(grads + at, f32x4.add(v128.load(grads + at), slope));
  }
}
