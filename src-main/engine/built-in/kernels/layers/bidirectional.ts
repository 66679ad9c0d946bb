import { panelsOf, slabBytes, valueAt } from '../slab';
import { copyFeature } from './reshape';

/** How keras.layers.Bidirectional merges; `../../layers/bidirectional.ts` numbers them alike. */
const enum Merge {
  concat = 0,
  sum = 1,
  mul = 2,
  ave = 3,
}

/**
 * y[t] from the layer read forwards and its copy read backwards, whose steps come in the order in which they were read and are turned
 * round. All are [steps] slabs, of `units` features, or of twice as many for `concat`.
 */
export function mergeDirections(mode: u32, y: usize, forward: usize, backward: usize, steps: u32, units: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(units), rows);
  const ySlab = mode == Merge.concat ? slabBytes(panelsOf(2 * units), rows) : slab;
  for (let t: u32 = 0; t < steps; t++, y += ySlab, forward += slab) {
    const b = backward + (steps - 1 - t) * slab;
    if (mode == Merge.concat) concatenate(y, forward, b, units, rows);
    else combine(mode, y, forward, b, slab);
  }
}

function concatenate(y: usize, f: usize, b: usize, units: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(units), rows);
  memory.copy(y, f, slab);
  if ((units & 7) == 0) return memory.copy(y + slab, b, slab);
  for (let i: u32 = 0; i < units; i++) copyFeature(valueAt(y, rows, 0, units + i), valueAt(b, rows, 0, i), rows);
}

function combine(mode: u32, y: usize, f: usize, b: usize, bytes: usize): void {
  const half = f32x4.splat(0.5);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(f + at), q = v128.load(b + at);
    let merged: v128;
    if (mode == Merge.mul) merged = f32x4.mul(p, q);
    else if (mode == Merge.sum) merged = f32x4.add(p, q);
    else merged = f32x4.mul(f32x4.add(p, q), half);
    v128.store(y + at, merged);
  }
}

/** The gradients of both directions' answers from that of y. */
export function splitDirections(
  mode: u32, yGrad: usize, forward: usize, forwardGrad: usize, backward: usize, backwardGrad: usize, steps: u32, units: u32, rows: u32,
): void {
  const slab = slabBytes(panelsOf(units), rows);
  const ySlab = mode == Merge.concat ? slabBytes(panelsOf(2 * units), rows) : slab;
  for (let t: u32 = 0; t < steps; t++, yGrad += ySlab) {
    const f = t * slab, b = (steps - 1 - t) * slab;
    if (mode == Merge.concat) part(yGrad, forwardGrad + f, backwardGrad + b, units, rows);
    else share(mode, yGrad, forward + f, forwardGrad + f, backward + b, backwardGrad + b, slab);
  }
}

/** What lies beyond the units in the last panel must be 0: it would count for the bias. */
function part(yGrad: usize, f: usize, b: usize, units: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(units), rows);
  if ((units & 7) == 0) {
    memory.copy(f, yGrad, slab);
    return memory.copy(b, yGrad + slab, slab);
  }
  memory.fill(f, 0, slab);
  memory.fill(b, 0, slab);
  for (let i: u32 = 0; i < units; i++) {
    copyFeature(valueAt(f, rows, 0, i), valueAt(yGrad, rows, 0, i), rows);
    copyFeature(valueAt(b, rows, 0, i), valueAt(yGrad, rows, 0, units + i), rows);
  }
}

function share(mode: u32, yGrad: usize, f: usize, fGrad: usize, b: usize, bGrad: usize, bytes: usize): void {
  const half = f32x4.splat(0.5);
  for (let at: usize = 0; at < bytes; at += 16) {
    let d = v128.load(yGrad + at);
    if (mode == Merge.ave) d = f32x4.mul(d, half);
    v128.store(fGrad + at, mode == Merge.mul ? f32x4.mul(d, v128.load(b + at)) : d);
    v128.store(bGrad + at, mode == Merge.mul ? f32x4.mul(d, v128.load(f + at)) : d);
  }
}
