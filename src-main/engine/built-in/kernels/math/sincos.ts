import { fused, fusedLess } from './fused';
import { constant, horner } from './table';

/**
 * Sine and cosine of an angle given as a whole number of 2⁻³² turns: the nearest quarter turn is taken off exactly, in integers, and
 * what is left (at most π/4) goes through the polynomials of Cephes's `sinf` and `cosf` (Moshier). Within 2 ulp of the larger one.
 */
const table = memory.data<f32>([
  1.4629180792671596e-9, // 2π / 2³²
  -1.9515295891e-4, // sine: (sin r - r) / r³ in powers of r²
  8.3321608736e-3,
  -1.6666654611e-1,
  2.443315711809948e-5, // cosine: (cos r - 1 + r²/2) / r⁴
  -1.388731625493765e-3,
  4.166664568298827e-2,
  0.5,
  1.0,
]);

/** The quarter turns nearest to four angles: only their lowest two bits count. */
@inline export function quarters(angle: v128): v128 {
  return i32x4.shr_s(i32x4.add(angle, i32x4.splat(0x2000_0000)), 30);
}

/** What is left of the angles, in radians. */
@inline export function remainders(angle: v128, quarter: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(angle, i32x4.shl(quarter, 30))), constant(table, 0));
}

/** sin of remainder + quarter turns; with `ahead` 1 it is the cosine, a quarter turn further on. */
@inline export function sineOf(remainder: v128, quarter: v128, ahead: i32): v128 {
  const q = i32x4.add(quarter, i32x4.splat(ahead)), z = f32x4.mul(remainder, remainder);
  let p = horner(constant(table, 1), z, table, 2);
  p = horner(p, z, table, 3);
  const sine = fused(f32x4.mul(p, z), remainder, remainder);
  p = horner(constant(table, 4), z, table, 5);
  p = horner(p, z, table, 6);
  const cosine = fused(f32x4.mul(p, z), z, fusedLess(z, constant(table, 7), constant(table, 8)));
  const isOdd = i32x4.shr_s(i32x4.shl(q, 31), 31);
  const sign = i32x4.shl(v128.and(q, i32x4.splat(2)), 30);
  return v128.xor(v128.bitselect(cosine, sine, isOdd), sign);
}
