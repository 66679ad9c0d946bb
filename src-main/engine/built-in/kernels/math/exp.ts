/**
 * eˣ from additions and multiplications alone, so that it has the same bits on every machine.
 * x = n·ln 2 + r with |r| ≤ ln 2 / 2 (Cody and Waite, 1980: ln 2 in two parts); eʳ = 1 + r + r²·P(r), where P is a minimax
 * polynomial fitted for the relative error (3.1e-9 before rounding; below 1 ulp after).
 */

@inline const LOG2_E: f32 = 1.44269504088896341;
/** 1.5 × 2²³: adding it rounds to a whole number, which then stands in the lowest bits. */
@inline const ROUNDER: f32 = 12582912.0;
@inline const LN2_HIGH: f32 = 0.693359375;
@inline const LN2_LOW: f32 = -2.12194440e-4;

/** @param x within ±87, where the result is neither infinite nor subnormal */
@inline export function expWithin(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(ROUNDER));
  const n = f32x4.sub(shifted, f32x4.splat(ROUNDER));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH))), f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.0013814540579915047)), f32x4.splat(0.00836874544620514));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.04166838899254799));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.1666652113199234));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.4999999403953552));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** eˣ for any x: infinite above 88.376, 0 below -87 (where float32 would be subnormal), NaN for NaN. */
@inline export function expVector(x: v128): v128 {
  const high = f32x4.splat(88.376), low = f32x4.splat(-87.0);
  const y = expWithin(f32x4.pmin(f32x4.pmax(x, low), high));
  const finite = v128.bitselect(f32x4.splat(<f32>Infinity), y, f32x4.gt(x, high));
  return v128.andnot(finite, f32x4.lt(x, low));
}
