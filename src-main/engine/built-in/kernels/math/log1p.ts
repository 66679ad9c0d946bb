import { lnOf } from './log';

/**
 * ln(1 + u) for u within 0 … 1, accurate relative to itself down to 0. Below √2 - 1 the polynomial of Cephes's `logf` (Moshier) takes
 * u as it is; above, (1 + u) / 2 - 1 = (u - 1) / 2, which is exact, and ln 2 is added.
 */
@inline export function log1pVector(u: v128): v128 {
  const one = f32x4.splat(1.0);
  const isLarge = f32x4.gt(u, f32x4.splat(0.41421356237));
  const r = v128.bitselect(f32x4.mul(f32x4.sub(u, one), f32x4.splat(0.5)), u, isLarge);
  const e = v128.and(isLarge, one);
  return lnOf(r, e);
}
