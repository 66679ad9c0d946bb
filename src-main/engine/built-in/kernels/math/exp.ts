import { fusedLess } from './fused';
import { constant, horner } from './table';

/**
 * eˣ from additions and multiplications alone, so that it has the same bits on every machine.
 * x = n·ln 2 + r with |r| ≤ ln 2 / 2 (Cody and Waite, 1980: ln 2 in two parts); eʳ = 1 + r + r²·P(r), where P is a minimax
 * polynomial fitted for the relative error (3.1e-9 before rounding; about 1 ulp after).
 */
const table = memory.data<f32>([
  1.44269504088896341, // log₂ e
  12582912.0, // 1.5 × 2²³: adding it rounds to a whole number, which then stands in the lowest bits
  0.693359375, // ln 2, high part
  -2.12194440e-4, // ln 2, low part
  0.0013814540579915047, // P, highest power first, then the two ones
  0.00836874544620514,
  0.04166838899254799,
  0.1666652113199234,
  0.4999999403953552,
  1.0,
  -87.0, // bounds of expVector
  88.376,
]);

/** @param x within -87 … 88.376, where the result is neither infinite nor subnormal */
@inline function expWithin(x: v128): v128 {
  const shifted = horner(x, constant(table, 0), table, 1);
  const n = f32x4.sub(shifted, constant(table, 1));
  const r = fusedLess(n, constant(table, 3), fusedLess(n, constant(table, 2), x));
  let p = horner(constant(table, 4), r, table, 5);
  p = horner(p, r, table, 6);
  p = horner(p, r, table, 7);
  p = horner(p, r, table, 8);
  p = horner(p, r, table, 9);
  p = horner(p, r, table, 9);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** eˣ for any x: infinite above 88.376, 0 below -87 (where float32 would be subnormal), NaN for NaN. */
@inline export function expVector(x: v128): v128 {
  const low = constant(table, 10), high = constant(table, 11);
  const y = expWithin(f32x4.pmin(f32x4.pmax(x, low), high));
  const finite = v128.bitselect(f32x4.splat(<f32>Infinity), y, f32x4.gt(x, high));
  return v128.andnot(finite, f32x4.lt(x, low));
}
