import { constant, horner } from './table';

/**
 * tanh x as a rational function: odd numerator of degree 7 over even denominator of degree 8, a minimax fit for the relative error
 * (1.6e-7 before rounding; 7 ulp after). The denominator's highest power has no factor, which saves a multiplication. The bound is
 * the largest number for which the quotient is exactly 1; there tanh x is closer to 1 than 3.3e-7.
 */
const table = memory.data<f32>([
  -7.821065425872803, // bounds
  7.821065425872803,
  46.67948913574219, // numerator / x, highest power of x² first
  12123.97265625,
  532386.375,
  4121642.0,
  978.1720581054688, // denominator, from the power below the highest on
  97999.484375,
  1906261.875,
  4121642.5,
]);

@inline export function tanhVector(x: v128): v128 {
  const y = f32x4.pmin(f32x4.pmax(x, constant(table, 0)), constant(table, 1));
  const z = f32x4.mul(y, y);
  let p = horner(constant(table, 2), z, table, 3);
  let q = f32x4.add(z, constant(table, 6));
  p = horner(p, z, table, 4);
  q = horner(q, z, table, 7);
  p = horner(p, z, table, 5);
  q = horner(q, z, table, 8);
  q = horner(q, z, table, 9);
  return f32x4.div(f32x4.mul(p, y), q);
}
