/** Holds every value within ±`limit`; a NaN stays one. */
export function clipValues(at: usize, bytes: usize, limit: f32): void {
  const high = f32x4.splat(limit), low = f32x4.splat(-limit);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f32x4.max(low, f32x4.min(high, v128.load(at))));
}

/** Takes every value times `factor`. */
export function scale(at: usize, bytes: usize, factor: f32): void {
  const f = f32x4.splat(factor);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), f));
}
