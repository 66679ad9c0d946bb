import { constant, horner } from './table';

/**
 * tanh x as a rational function: odd numerator of degree 9 over even denominator of degree 8, as in Eigen's `ptanh_float`.
 * Within 6 ulp; exactly ±1 from the bound on, where tanh x is closer to 1 than 2.2e-7.
 */
const table = memory.data<f32>([
  -8.019035, // bounds
  8.019035,
  1.394553628e-8, // numerator / x, highest power of x² first
  2.102733560e-5,
  3.520756727e-3,
  1.340216100e-1,
  8.015776984e-7, // denominator
  3.326951409e-4,
  2.597254514e-2,
  4.673548340e-1,
  1.0, // the last of both
]);

@inline export function tanhVector(x: v128): v128 {
  const y = f32x4.pmin(f32x4.pmax(x, constant(table, 0)), constant(table, 1));
  const z = f32x4.mul(y, y);
  let p = horner(constant(table, 2), z, table, 3);
  let q = horner(constant(table, 6), z, table, 7);
  p = horner(p, z, table, 4);
  q = horner(q, z, table, 8);
  p = horner(p, z, table, 5);
  q = horner(q, z, table, 9);
  p = horner(p, z, table, 10);
  q = horner(q, z, table, 10);
  return f32x4.div(f32x4.mul(p, y), q);
}
