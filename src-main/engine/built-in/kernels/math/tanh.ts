/**
 * tanh x as a rational function: odd numerator of degree 9 over even denominator of degree 8, as in Eigen's `ptanh_float`.
 * Within 6 ulp; exactly ±1 from the bound on, where tanh x is closer to 1 than 2.2e-7.
 */

@inline const BOUND: f32 = 8.019035;

@inline export function tanhVector(x: v128): v128 {
  const y = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-BOUND)), f32x4.splat(BOUND));
  const z = f32x4.mul(y, y);
  let p = f32x4.add(f32x4.mul(z, f32x4.splat(1.394553628e-8)), f32x4.splat(2.102733560e-5));
  let q = f32x4.add(f32x4.mul(z, f32x4.splat(8.015776984e-7)), f32x4.splat(3.326951409e-4));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(3.520756727e-3));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(2.597254514e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.340216100e-1));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(4.673548340e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.0));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(1.0));
  return f32x4.div(f32x4.mul(p, y), q);
}
