/** moment + (value - moment) × share, the running mean that Adam and Nadam keep. */
@inline export function runningMean(at: usize, value: v128, share: v128): v128 {
  const old = v128.load(at);
  const mean = f32x4.add(old, f32x4.mul(f32x4.sub(value, old), share));
  // Values on their way to nothing would become subnormal, which some processors handle a hundred times slower.
  const kept = v128.andnot(mean, f32x4.lt(f32x4.abs(mean), f32x4.splat(1e-36)));
  v128.store(at, kept);
  return kept;
}
