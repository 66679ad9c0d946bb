import { fused, fusedLess } from './fused';

/**
 * ln(1 + u) for u within 0 … 1, accurate relative to itself down to 0. Below √2 - 1 the polynomial of Cephes's `logf` (Moshier) takes
 * u as it is; above, (1 + u) / 2 - 1 = (u - 1) / 2, which is exact, and ln 2 is added.
 */
@inline export function log1pVector(u: v128): v128 {
  const one = f32x4.splat(1.0);
  const isLarge = f32x4.gt(u, f32x4.splat(0.41421356237));
  const r = v128.bitselect(f32x4.mul(f32x4.sub(u, one), f32x4.splat(0.5)), u, isLarge);
  const e = v128.and(isLarge, one);
  let p = fused(r, f32x4.splat(7.0376836292e-2), f32x4.splat(-1.1514610310e-1));
  p = fused(p, r, f32x4.splat(1.1676998740e-1));
  p = fused(p, r, f32x4.splat(-1.2420140846e-1));
  p = fused(p, r, f32x4.splat(1.4249322787e-1));
  p = fused(p, r, f32x4.splat(-1.6668057665e-1));
  p = fused(p, r, f32x4.splat(2.0000714765e-1));
  p = fused(p, r, f32x4.splat(-2.4999993993e-1));
  p = fused(p, r, f32x4.splat(3.3333331174e-1));
  const z = f32x4.mul(r, r);
  let y = f32x4.mul(f32x4.mul(p, r), z);
  y = fused(e, f32x4.splat(-2.12194440e-4), y);
  y = fusedLess(z, f32x4.splat(0.5), y);
  return fused(e, f32x4.splat(0.693359375), f32x4.add(r, y));
}
