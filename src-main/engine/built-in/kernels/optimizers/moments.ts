import { fused } from '../math/fused';

/** moment + (value - moment) × share, the running mean that Adam and Nadam keep. */
@inline export function runningMean(at: usize, value: v128, share: v128): v128 {
  const old = v128.load(at);
  const kept = flushed(fused(f32x4.sub(value, old), share, old));
  v128.store(at, kept);
  return kept;
}

/** A value on its way to nothing becomes 0 before it is subnormal, which some processors handle a hundred times slower. */
@inline export function flushed(value: v128): v128 {
  return v128.andnot(value, f32x4.lt(f32x4.abs(value), f32x4.splat(1e-36)));
}

@inline export function subtractFrom(at: usize, move: v128): void {
  v128.store(at, f32x4.sub(v128.load(at), move));
}
