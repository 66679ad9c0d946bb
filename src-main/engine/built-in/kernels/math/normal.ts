import { expVector } from './exp';
import { constant, horner } from './table';

/**
 * The standard normal distribution, which gelu is made of: Φ(x) = ½·(1 + erf(x / √2)).
 * Below 0, Φ(-a) = e^(-a²/2)·R(a) with R(a) = ½·erfcx(a / √2), a smooth curve: a polynomial in t = 1 / (1 + 0.35·a), fitted to the
 * relative error (3.2e-8 before rounding). So Φ is accurate relative to itself on both sides: within 4.4e-7.
 */
const table = memory.data<f32>([
  0.35,
  1.0,
  -0.02912587673303186, // R / t, highest power of t first
  0.14387228953160736,
  -0.25550467327394405,
  0.15892941136286415,
  -0.02293721875776901,
  0.10543296957531487,
  0.11985242932934512,
  0.13985908333239136,
  0.13962156975302167,
  16.0, // where e^(-x²/2) has long been 0
]);

/** e^(-x²/2), 0 from 13.2 on; what x² loses by rounding is put back, since far out it would cost digits. */
@inline export function bellVector(z: v128): v128 {
  const x = f32x4.pmin(f32x4.abs(z), constant(table, 11));
  const square = f32x4.mul(x, x), half = f32x4.splat(0.5);
  const high = v128.and(x, i32x4.splat(0xfffff000)), low = f32x4.sub(x, high);
  const rest = f32x4.add(f32x4.sub(f32x4.mul(high, high), square), f32x4.mul(low, f32x4.add(f32x4.add(high, high), low)));
  const y = expVector(f32x4.neg(f32x4.mul(square, half)));
  return f32x4.sub(y, f32x4.mul(y, f32x4.mul(rest, half)));
}

/** Φ(x). @param bell `bellVector(x)` */
@inline export function normalVector(x: v128, bell: v128): v128 {
  const one = constant(table, 1);
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(constant(table, 0), f32x4.abs(x))));
  let p = horner(constant(table, 2), t, table, 3);
  p = horner(p, t, table, 4);
  p = horner(p, t, table, 5);
  p = horner(p, t, table, 6);
  p = horner(p, t, table, 7);
  p = horner(p, t, table, 8);
  p = horner(p, t, table, 9);
  p = horner(p, t, table, 10);
  const tail = f32x4.mul(f32x4.mul(p, t), bell);
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}
