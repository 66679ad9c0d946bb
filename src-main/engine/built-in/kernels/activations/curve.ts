import { expVector } from '../math/exp';
import { expm1Vector } from '../math/expm1';
import { fused, fusedLess } from '../math/fused';
import { bellVector, normalVector } from '../math/normal';
import { sigmoidVector } from '../math/sigmoid';
import { softplusVector } from '../math/softplus';
import { tanhVector } from '../math/tanh';
import { Kind } from './kind';

/** selu's λ and λ·α (Klambauer et al., 2017), as in Keras's backends. */
const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_DEPTH: f32 = 1.7580993408473768;
const ONE_BY_ROOT_TWO_PI: f32 = 0.3989422804014327;

/**
 * keras.activations, elementwise. With a constant kind the choice is gone from the compiled loop.
 *
 * @param option of leaky_relu: slope below 0; of elu: how deep it goes
 */
@inline export function activate(kind: u32, z: v128, option: f32 = 1): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  if (kind == Kind.tanh) return tanhVector(z);
  if (kind == Kind.sigmoid) return sigmoidVector(z);
  if (kind == Kind.relu) return f32x4.pmax(z, zero);
  if (kind == Kind.relu6) return f32x4.pmin(f32x4.pmax(z, zero), f32x4.splat(6));
  if (kind == Kind.leakyRelu) return v128.bitselect(z, f32x4.mul(z, f32x4.splat(option)), f32x4.gt(z, zero));
  if (kind == Kind.elu) return v128.bitselect(z, f32x4.mul(expm1Vector(f32x4.pmin(z, zero)), f32x4.splat(option)), f32x4.gt(z, zero));
  if (kind == Kind.selu) {
    const below = f32x4.mul(expm1Vector(f32x4.pmin(z, zero)), f32x4.splat(SELU_DEPTH));
    return v128.bitselect(f32x4.mul(z, f32x4.splat(SELU_SCALE)), below, f32x4.gt(z, zero));
  }
  if (kind == Kind.gelu) return f32x4.mul(z, normalVector(z, bellVector(z)));
  if (kind == Kind.hardSigmoid) {
    const six = f32x4.splat(6);
    return f32x4.div(f32x4.pmin(f32x4.pmax(f32x4.add(z, f32x4.splat(3)), zero), six), six);
  }
  if (kind == Kind.softplus) return softplusVector(z);
  if (kind == Kind.softsign) return f32x4.div(z, f32x4.add(one, f32x4.abs(z)));
  if (kind == Kind.silu) return f32x4.mul(z, sigmoidVector(z));
  if (kind == Kind.exponential) return expVector(z);
  return z;
}

/**
 * upstream × f′(z). All kinds but those of `needsSums` are told from y = f(z) alone, so that z need not be kept.
 *
 * @param z only read where the kind needs it
 */
@inline export function throughActivation(kind: u32, upstream: v128, y: v128, z: v128, option: f32 = 1): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  if (kind == Kind.tanh) return fusedLess(upstream, f32x4.mul(y, y), upstream);
  if (kind == Kind.sigmoid) return f32x4.mul(upstream, fusedLess(y, y, y));
  if (kind == Kind.relu) return v128.and(upstream, f32x4.gt(y, zero));
  if (kind == Kind.relu6) return v128.and(upstream, v128.and(f32x4.gt(y, zero), f32x4.lt(y, f32x4.splat(6))));
  if (kind == Kind.leakyRelu) return v128.bitselect(upstream, f32x4.mul(upstream, f32x4.splat(option)), f32x4.gt(y, zero));
  // At 0 itself Keras takes the slope from below: `where(x > 0, …)`.
  if (kind == Kind.elu) return f32x4.mul(upstream, v128.bitselect(f32x4.add(y, f32x4.splat(option)), one, f32x4.le(y, zero)));
  if (kind == Kind.selu) {
    const below = f32x4.add(y, f32x4.splat(SELU_DEPTH));
    return f32x4.mul(upstream, v128.bitselect(below, f32x4.splat(SELU_SCALE), f32x4.lt(y, zero)));
  }
  if (kind == Kind.gelu) {
    const bell = bellVector(z), share = f32x4.mul(f32x4.mul(z, bell), f32x4.splat(ONE_BY_ROOT_TWO_PI));
    return f32x4.mul(upstream, f32x4.add(normalVector(z, bell), share));
  }
  if (kind == Kind.hardSigmoid) {
    const inside = v128.and(f32x4.gt(y, zero), f32x4.lt(y, one));
    return v128.and(f32x4.div(upstream, f32x4.splat(6)), inside);
  }
  // 1 - e^-y = σ(z).
  if (kind == Kind.softplus) return f32x4.mul(upstream, f32x4.neg(expm1Vector(f32x4.neg(y))));
  if (kind == Kind.softsign) {
    const rest = f32x4.sub(one, f32x4.abs(y));
    return f32x4.mul(upstream, f32x4.mul(rest, rest));
  }
  if (kind == Kind.silu) {
    const s = sigmoidVector(z);
    return f32x4.mul(upstream, fused(y, f32x4.sub(one, s), s));
  }
  if (kind == Kind.exponential) return f32x4.mul(upstream, y);
  return upstream;
}
