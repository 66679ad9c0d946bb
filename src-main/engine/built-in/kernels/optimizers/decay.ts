/** Decoupled weight decay (Loshchilov and Hutter, 2019), as Keras's `_apply_weight_decay`: w -= w·share, share being decay × rate. */
export function decayWeights(at: usize, bytes: usize, share: f32): void {
  const s = f32x4.splat(share);
  for (const end = at + bytes; at < end; at += 16) {
    const w = v128.load(at);
    v128.store(at, f32x4.sub(w, f32x4.mul(w, s)));
  }
}
