import { fusedLess } from '../math/fused';

/** Decoupled weight decay (Loshchilov and Hutter, 2019), as Keras's `_apply_weight_decay`: w -= w·share, share being decay × rate. */
export function decayWeights(at: usize, bytes: usize, share: f32): void {
  const s = f32x4.splat(share);
  for (const end = at + bytes; at < end; at += 16) {
    const w = v128.load(at);
    v128.store(at, fusedLess(w, s, w));
  }
}
