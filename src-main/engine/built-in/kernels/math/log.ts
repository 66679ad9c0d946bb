import { fused, fusedLess } from './fused';

/**
 * Natural logarithm for normal, positive x (the losses clip to 1e-7 … 1): x = m·2ᵉ with m in [√½, √2), and the polynomial of
 * Cephes's `logf` (Moshier) for ln m. Within 2 ulp.
 */
@inline export function logVector(x: v128): v128 {
  const half = i32x4.splat(0x3f3504f3); // bits of √½
  const scaled = i32x4.sub(x, half);
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(scaled, 23));
  const m = i32x4.add(v128.and(scaled, i32x4.splat(0x007fffff)), half);
  const r = f32x4.sub(m, f32x4.splat(1.0));
  const y = lnOf(r, e);
  // The bits of a NaN have been taken for a number; adding x - x brings it back.
  return f32x4.add(y, f32x4.sub(x, x));
}

/** ln(1 + r) + e·ln 2, with Cephes's polynomial: r within √½ - 1 … √2 - 1. */
@inline export function lnOf(r: v128, e: v128): v128 {
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
