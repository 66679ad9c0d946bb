import { fused } from '../math/fused';

/** What both forms of GRU share: h = z·h₋₁ + (1 - z)·h̃, written as h̃ + z·(h₋₁ - h̃). `gates` begins with the slabs h̃ and z. */
export function mixState(gates: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const candidate = v128.load(gates + at), z = v128.load(gates + slab + at);
    v128.store(state + slab + at, fused(z, f32x4.sub(v128.load(state + at), candidate), candidate));
  }
}

/**
 * Gradients of h̃ and z go to the first two slabs of `upstream`; `stateGrad` becomes the direct share of h₋₁'s.
 *
 * @param yGrad dh from the output, or 0
 */
export function mixBackward(gates: usize, state: usize, stateGrad: usize, yGrad: usize, upstream: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const candidate = v128.load(gates + at), z = v128.load(gates + slab + at);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const kept = f32x4.mul(dh, z);
    v128.store(upstream + at, f32x4.sub(dh, kept));
    v128.store(upstream + slab + at, f32x4.mul(dh, f32x4.sub(v128.load(state + at), candidate)));
    v128.store(stateGrad + at, kept);
  }
}
