import { activate, throughActivation } from '../activation';

/**
 * One step of the cell: i, f, o = r(z), g = f(z); c = f·c₋₁ + i·g; h = o·f(c). The gates' sums are replaced by their values.
 *
 * @param gates slabs z of i, f, c, o
 * @param carry slab c₋₁; c goes into the slab after it
 * @param output slab that gets f(c)
 */
@inline export function lstmCell(kind: u32, gateKind: u32, gates: usize, carry: usize, output: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at;
    const i = activate(gateKind, v128.load(z)), f = activate(gateKind, v128.load(z + slab));
    const g = activate(kind, v128.load(z + 2 * slab)), o = activate(gateKind, v128.load(z + 3 * slab));
    const c = f32x4.add(f32x4.mul(f, v128.load(carry + at)), f32x4.mul(i, g));
    const out = activate(kind, c);
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
@inline export function lstmCellBackward(
  kind: u32, gateKind: u32, gates: usize, carry: usize, output: usize, stateGrad: usize, carryGrad: usize, yGrad: usize, slab: usize,
): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at;
    const i = v128.load(z), f = v128.load(z + slab), g = v128.load(z + 2 * slab), o = v128.load(z + 3 * slab);
    const out = v128.load(output + at);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const dc = f32x4.add(v128.load(carryGrad + at), throughActivation(kind, f32x4.mul(dh, o), out));
    v128.store(z, throughActivation(gateKind, f32x4.mul(dc, g), i));
    v128.store(z + slab, throughActivation(gateKind, f32x4.mul(dc, v128.load(carry + at)), f));
    v128.store(z + 2 * slab, throughActivation(kind, f32x4.mul(dc, i), g));
    v128.store(z + 3 * slab, throughActivation(gateKind, f32x4.mul(dh, out), o));
    v128.store(carryGrad + at, f32x4.mul(dc, f));
  }
}
