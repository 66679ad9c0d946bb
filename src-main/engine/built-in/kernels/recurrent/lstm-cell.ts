import { throughActivation } from '../activations/curve';
import { Kind } from '../activations/kind';
import { fused } from '../math/fused';
import { gateVector } from '../math/gate';
import { tanhVector } from '../math/tanh';

/**
 * One step of Keras's default cell, tanh with sigmoid gates: i, f, o = σ(z), g = tanh z; c = f·c₋₁ + i·g; h = o·tanh c. The gates' sums
 * are replaced by their values. Other activations are in `lstm-open-cell.ts`.
 *
 * @param gates slabs z of i, f, c, o
 * @param carry slab c₋₁; c goes into the slab after it
 * @param output slab that gets tanh c
 */
export function lstmCell(gates: usize, carry: usize, output: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at;
    const i = gateVector(v128.load(z)), f = gateVector(v128.load(z + slab));
    const g = tanhVector(v128.load(z + 2 * slab)), o = gateVector(v128.load(z + 3 * slab));
    const c = fused(i, g, f32x4.mul(f, v128.load(carry + at)));
    const out = tanhVector(c);
    v128.store(z, i);
    v128.store(z + slab, f);
    v128.store(z + 2 * slab, g);
    v128.store(z + 3 * slab, o);
    v128.store(carry + slab + at, c);
    v128.store(output + at, out);
    v128.store(state + at, f32x4.mul(o, out));
  }
}

/**
 * The gates' values are replaced by the gradients of their sums, and `carryGrad` by that of c₋₁.
 *
 * @param stateGrad dh from later steps
 * @param yGrad dh from the output, or 0
 */
export function lstmCellBackward(gates: usize, carry: usize, output: usize, stateGrad: usize, carryGrad: usize, yGrad: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at;
    const i = v128.load(z), f = v128.load(z + slab), g = v128.load(z + 2 * slab), o = v128.load(z + 3 * slab);
    const out = v128.load(output + at);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const dc = f32x4.add(v128.load(carryGrad + at), throughTanh(f32x4.mul(dh, o), out));
    v128.store(z, throughSigmoid(f32x4.mul(dc, g), i));
    v128.store(z + slab, throughSigmoid(f32x4.mul(dc, v128.load(carry + at)), f));
    v128.store(z + 2 * slab, throughTanh(f32x4.mul(dc, i), g));
    v128.store(z + 3 * slab, throughSigmoid(f32x4.mul(dh, out), o));
    v128.store(carryGrad + at, f32x4.mul(dc, f));
  }
}

@inline function throughTanh(upstream: v128, y: v128): v128 {
  return throughActivation(Kind.tanh, upstream, y, y);
}

@inline function throughSigmoid(upstream: v128, y: v128): v128 {
  return throughActivation(Kind.sigmoid, upstream, y, y);
}
