import { expWithin } from './exp';

/** 1 / (1 + e⁻ˣ); accurate relative to itself on both sides, never 0 and never subnormal (1.6e-38 at -87 and below). */
@inline export function sigmoidVector(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(f32x4.neg(x), f32x4.splat(-87.0)), f32x4.splat(87.0));
  const one = f32x4.splat(1.0);
  return f32x4.div(one, f32x4.add(one, expWithin(bounded)));
}
