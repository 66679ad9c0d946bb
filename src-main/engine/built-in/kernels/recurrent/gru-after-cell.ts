import { throughActivation } from '../activations/curve';
import { Kind } from '../activations/kind';
import { fused } from '../math/fused';
import { gateVector } from '../math/gate';
import { tanhVector } from '../math/tanh';

/**
 * One step of Keras's default cell, tanh with sigmoid gates: z, r = σ(…); h̃ = tanh(… + r·q); h = z·h₋₁ + (1 - z)·h̃. The sums in the
 * slabs h̃, z, r become values.
 */
export function gruCell(gates: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at, before = v128.load(state + at);
    const z = gateVector(v128.load(from + slab)), r = gateVector(v128.load(from + 2 * slab));
    const candidate = tanhVector(fused(r, v128.load(from + 3 * slab), v128.load(from)));
    v128.store(from, candidate);
    v128.store(from + slab, z);
    v128.store(from + 2 * slab, r);
    v128.store(state + slab + at, fused(z, f32x4.sub(before, candidate), candidate));
  }
}

/** The slabs become the gradients of h̃'s, z's and r's sums and of q; `stateGrad` becomes the direct share of h₋₁'s. */
export function gruCellBackward(gates: usize, state: usize, stateGrad: usize, yGrad: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at;
    const candidate = v128.load(from), z = v128.load(from + slab), r = v128.load(from + 2 * slab), q = v128.load(from + 3 * slab);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const kept = f32x4.mul(dh, z);
    const dCandidate = throughActivation(Kind.tanh, f32x4.sub(dh, kept), candidate, candidate);
    v128.store(from, dCandidate);
    v128.store(from + slab, throughActivation(Kind.sigmoid, f32x4.mul(dh, f32x4.sub(v128.load(state + at), candidate)), z, z));
    v128.store(from + 2 * slab, throughActivation(Kind.sigmoid, f32x4.mul(dCandidate, q), r, r));
    v128.store(from + 3 * slab, f32x4.mul(dCandidate, r));
    v128.store(stateGrad + at, kept);
  }
}
