import { fusedLess } from '../math/fused';

/** Keras 3 `optimizers.SGD` without momentum: w -= rate·g. All arrays are `bytes` long, a multiple of 16. */
export function sgd(weights: usize, grads: usize, bytes: usize, rate: f32): void {
  const step = f32x4.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(weights + at, fusedLess(step, v128.load(grads + at), v128.load(weights + at)));
  }
}

/** With momentum: m = momentum·m - rate·g; w += m, or with Nesterov's look ahead w += momentum·m - rate·g. */
export function sgdMomentum(weights: usize, grads: usize, moments: usize, bytes: usize, rate: f32, momentum: f32, nesterov: bool): void {
  const step = f32x4.splat(rate),
    keep = f32x4.splat(momentum);
  for (let at: usize = 0; at < bytes; at += 16) {
    const change = f32x4.mul(step, v128.load(grads + at));
    const m = f32x4.sub(f32x4.mul(keep, v128.load(moments + at)), change);
    v128.store(moments + at, m);
    const move = nesterov ? f32x4.sub(f32x4.mul(keep, m), change) : m;
    v128.store(weights + at, f32x4.add(v128.load(weights + at), move));
  }
}
