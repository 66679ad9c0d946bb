import { expVector } from './math/exp';
import { sigmoidVector } from './math/sigmoid';
import { tanhVector } from './math/tanh';
import { valueAt } from './slab';

/** Kinds of activation; `../activations.ts` numbers them alike. */
export const enum Kind {
  linear = 0,
  relu = 1,
  sigmoid = 2,
  tanh = 3,
  softmax = 4,
}

/** Elementwise activations; with a constant kind the choice is gone from the compiled loop. */
@inline export function activate(kind: u32, z: v128): v128 {
  if (kind == Kind.tanh) return tanhVector(z);
  if (kind == Kind.sigmoid) return sigmoidVector(z);
  if (kind == Kind.relu) return f32x4.pmax(z, f32x4.splat(0));
  return z;
}

/** upstream × f′(z), told from y = f(z) alone. */
@inline export function throughActivation(kind: u32, upstream: v128, y: v128): v128 {
  if (kind == Kind.tanh) return f32x4.sub(upstream, f32x4.mul(upstream, f32x4.mul(y, y)));
  if (kind == Kind.sigmoid) return f32x4.mul(upstream, f32x4.sub(y, f32x4.mul(y, y)));
  if (kind == Kind.relu) return v128.and(upstream, f32x4.gt(y, f32x4.splat(0)));
  return upstream;
}

/** y = f(y) in place over one slab. */
export function activateSlab(kind: u32, slab: usize, bytes: usize, rows: u32, features: u32): void {
  if (kind == Kind.linear) return;
  if (kind == Kind.softmax) return softmax(slab, rows, features);
  if (kind == Kind.tanh) return activateAll(Kind.tanh, slab, bytes);
  if (kind == Kind.sigmoid) return activateAll(Kind.sigmoid, slab, bytes);
  activateAll(Kind.relu, slab, bytes);
}

@inline function activateAll(kind: u32, slab: usize, bytes: usize): void {
  for (const end = slab + bytes; slab < end; slab += 16) v128.store(slab, activate(kind, v128.load(slab)));
}

/** grad = grad × f′ in place over one slab, with y = f(z). */
export function throughActivationSlab(kind: u32, grad: usize, y: usize, bytes: usize, rows: u32, features: u32): void {
  if (kind == Kind.linear) return;
  if (kind == Kind.softmax) return throughSoftmax(grad, y, rows, features);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(grad + at, throughActivation(kind, v128.load(grad + at), v128.load(y + at)));
  }
}

/** Over the features of each row; the row's largest value is taken off first, as Keras's backends do. */
function softmax(slab: usize, rows: u32, features: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    let largest = load<f32>(valueAt(slab, rows, row, 0));
    for (let i: u32 = 1; i < features; i++) {
      const value = load<f32>(valueAt(slab, rows, row, i));
      // A NaN is handed on rather than passed over.
      if (!(value <= largest)) largest = value;
    }
    let sum: f32 = 0;
    for (let i: u32 = 0; i < features; i++) {
      const at = valueAt(slab, rows, row, i);
      const value = f32x4.extract_lane(expVector(f32x4.splat(load<f32>(at) - largest)), 0);
      store<f32>(at, value);
      sum += value;
    }
    for (let i: u32 = 0; i < features; i++) {
      const at = valueAt(slab, rows, row, i);
      store<f32>(at, load<f32>(at) / sum);
    }
  }
}

/** dz = y × (dy - Σ dy·y). */
function throughSoftmax(grad: usize, y: usize, rows: u32, features: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    let sum: f32 = 0;
    for (let i: u32 = 0; i < features; i++) sum += load<f32>(valueAt(grad, rows, row, i)) * load<f32>(valueAt(y, rows, row, i));
    for (let i: u32 = 0; i < features; i++) {
      const at = valueAt(grad, rows, row, i);
      store<f32>(at, load<f32>(valueAt(y, rows, row, i)) * (load<f32>(at) - sum));
    }
  }
}
