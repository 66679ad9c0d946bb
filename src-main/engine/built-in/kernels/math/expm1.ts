import { fused, fusedLess } from './fused';
import { constant, horner } from './table';

/**
 * eˣ - 1, accurate relative to itself near 0: x = n·ln 2 + r as in `exp.ts`, eʳ - 1 = r + r²·P(r), and then
 * 2ⁿ·(eʳ - 1) + (2ⁿ - 1), where both terms have one sign unless n is 0 and the second is not there.
 */
const table = memory.data<f32>([
  1.44269504088896341, // log₂ e
  12582912.0, // rounds to a whole number
  0.693359375, // ln 2, high part
  -2.12194440e-4, // ln 2, low part
  0.0013814540579915047, // P, highest power first
  0.00836874544620514,
  0.04166838899254799,
  0.1666652113199234,
  0.4999999403953552,
  1.0,
  -87.0, // bounds: below, the result is -1
  88.376, // above, it is infinite
]);

@inline export function expm1Vector(z: v128): v128 {
  const high = constant(table, 11), one = constant(table, 9);
  const x = f32x4.pmin(f32x4.pmax(z, constant(table, 10)), high);
  const shifted = horner(x, constant(table, 0), table, 1);
  const n = f32x4.sub(shifted, constant(table, 1));
  const r = fusedLess(n, constant(table, 3), fusedLess(n, constant(table, 2), x));
  let p = horner(constant(table, 4), r, table, 5);
  p = horner(p, r, table, 6);
  p = horner(p, r, table, 7);
  p = horner(p, r, table, 8);
  const own = fused(f32x4.mul(r, r), p, r);
  const power = i32x4.add(one, i32x4.shl(shifted, 23));
  const y = fused(power, own, f32x4.sub(power, one));
  return v128.bitselect(f32x4.splat(<f32>Infinity), y, f32x4.gt(z, high));
}
