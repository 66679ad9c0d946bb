import { activate, throughActivation } from './activations/curve';
import { defaultOption, Kind, needsSums } from './activations/kind';
import { softmax, throughSoftmax } from './activations/softmax';

/** Activations over whole slabs, with Keras's default options. Kinds are numbered in `activations/kind.ts`. */

/** y = f(y) in place over one slab. */
export function activateSlab(kind: u32, slab: usize, bytes: usize, rows: u32, features: u32): void {
  if (kind == Kind.relu) return reluInPlace(slab, bytes);
  if (kind != Kind.linear) activateInto(kind, defaultOption(kind), slab, slab, bytes, rows, features);
}

/** grad = grad × f′ in place over one slab with y = f(z), for kinds whose f′ is told from y. */
export function throughActivationSlab(kind: u32, grad: usize, y: usize, bytes: usize, rows: u32, features: u32): void {
  if (kind == Kind.relu) return throughReluInPlace(grad, y, bytes);
  if (kind != Kind.linear) throughActivationInto(kind, defaultOption(kind), grad, grad, y, y, bytes, rows, features);
}

/** relu is so little work that its loop is worth a function of its own, in which V8 keeps everything in registers. */
function reluInPlace(slab: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (const end = slab + bytes; slab < end; slab += 16) v128.store(slab, f32x4.pmax(v128.load(slab), zero));
}

function throughReluInPlace(grad: usize, y: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (const end = grad + bytes; grad < end; grad += 16, y += 16) {
    v128.store(grad, v128.and(v128.load(grad), f32x4.gt(v128.load(y), zero)));
  }
}

/** y = f(z) over one slab, or over several elementwise; `y` and `z` may be the same. */
export function activateInto(kind: u32, option: f32, y: usize, z: usize, bytes: usize, rows: u32, features: u32): void {
  switch (kind) {
    case Kind.linear: if (y != z) memory.copy(y, z, bytes); return;
    case Kind.softmax: return softmax(y, z, rows, features);
    case Kind.relu: return elementwise(Kind.relu, option, y, z, bytes);
    case Kind.sigmoid: return elementwise(Kind.sigmoid, option, y, z, bytes);
    case Kind.tanh: return elementwise(Kind.tanh, option, y, z, bytes);
    case Kind.relu6: return elementwise(Kind.relu6, option, y, z, bytes);
    case Kind.leakyRelu: return elementwise(Kind.leakyRelu, option, y, z, bytes);
    case Kind.elu: return elementwise(Kind.elu, option, y, z, bytes);
    case Kind.selu: return elementwise(Kind.selu, option, y, z, bytes);
    case Kind.gelu: return elementwise(Kind.gelu, option, y, z, bytes);
    case Kind.hardSigmoid: return elementwise(Kind.hardSigmoid, option, y, z, bytes);
    case Kind.softplus: return elementwise(Kind.softplus, option, y, z, bytes);
    case Kind.softsign: return elementwise(Kind.softsign, option, y, z, bytes);
    case Kind.silu: return elementwise(Kind.silu, option, y, z, bytes);
    case Kind.exponential: return elementwise(Kind.exponential, option, y, z, bytes);
  }
}

/**
 * dz = dy × f′ over one slab, or over several elementwise; `dz` and `dy` may be the same.
 *
 * @param z what was activated; only read for kinds of `needsSums`
 */
export function throughActivationInto(
  kind: u32, option: f32, dz: usize, dy: usize, y: usize, z: usize, bytes: usize, rows: u32, features: u32,
): void {
  switch (kind) {
    case Kind.linear: if (dz != dy) memory.copy(dz, dy, bytes); return;
    case Kind.softmax: return throughSoftmax(dz, dy, y, rows, features);
    case Kind.relu:
      if (dz == dy) return throughReluInPlace(dz, y, bytes);
      return throughElementwise(Kind.relu, option, dz, dy, y, z, bytes);
    case Kind.sigmoid: return throughElementwise(Kind.sigmoid, option, dz, dy, y, z, bytes);
    case Kind.tanh: return throughElementwise(Kind.tanh, option, dz, dy, y, z, bytes);
    case Kind.relu6: return throughElementwise(Kind.relu6, option, dz, dy, y, z, bytes);
    case Kind.leakyRelu: return throughElementwise(Kind.leakyRelu, option, dz, dy, y, z, bytes);
    case Kind.elu: return throughElementwise(Kind.elu, option, dz, dy, y, z, bytes);
    case Kind.selu: return throughElementwise(Kind.selu, option, dz, dy, y, z, bytes);
    case Kind.gelu: return throughElementwise(Kind.gelu, option, dz, dy, y, z, bytes);
    case Kind.hardSigmoid: return throughElementwise(Kind.hardSigmoid, option, dz, dy, y, z, bytes);
    case Kind.softplus: return throughElementwise(Kind.softplus, option, dz, dy, y, z, bytes);
    case Kind.softsign: return throughElementwise(Kind.softsign, option, dz, dy, y, z, bytes);
    case Kind.silu: return throughElementwise(Kind.silu, option, dz, dy, y, z, bytes);
    case Kind.exponential: return throughElementwise(Kind.exponential, option, dz, dy, y, z, bytes);
  }
}

@inline function elementwise(kind: u32, option: f32, y: usize, z: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(y + at, activate(kind, v128.load(z + at), option));
}

@inline function throughElementwise(kind: u32, option: f32, dz: usize, dy: usize, y: usize, z: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const output = v128.load(y + at), sum = needsSums(kind) ? v128.load(z + at) : output;
    v128.store(dz + at, throughActivation(kind, v128.load(dy + at), output, sum, option));
  }
}
