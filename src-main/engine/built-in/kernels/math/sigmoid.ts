import { fused } from './fused';
import { constant, horner } from './table';

/**
 * 1 / (1 + e⁻ˣ), with e⁻ˣ as in `exp.ts` but written in s = x + n·ln 2 = -r, which saves the change of sign: the odd powers of
 * the polynomial are negative. Accurate relative to itself on both sides, never 0 and never subnormal (1.6e-38 at -87 and below).
 */
const table = memory.data<f32>([
  -1.44269504088896341, // -log₂ e
  12582912.0, // rounds to a whole number
  0.693359375, // ln 2, high part
  -2.12194440e-4, // ln 2, low part
  0.0013814540579915047, // powers of s from the sixth down
  -0.00836874544620514,
  0.04166838899254799,
  -0.1666652113199234,
  0.4999999403953552,
  -1.0,
  1.0,
  -87.0, // bounds
  87.0,
]);

@inline export function sigmoidVector(z: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(z, constant(table, 11)), constant(table, 12));
  const shifted = horner(x, constant(table, 0), table, 1);
  const n = f32x4.sub(shifted, constant(table, 1));
  const s = fused(n, constant(table, 3), fused(n, constant(table, 2), x));
  let p = horner(constant(table, 4), s, table, 5);
  p = horner(p, s, table, 6);
  p = horner(p, s, table, 7);
  p = horner(p, s, table, 8);
  p = horner(p, s, table, 9);
  p = horner(p, s, table, 10);
  const power = i32x4.add(p, i32x4.shl(shifted, 23));
  return f32x4.div(constant(table, 10), f32x4.add(constant(table, 10), power));
}
