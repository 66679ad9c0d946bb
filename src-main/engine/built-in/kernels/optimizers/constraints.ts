/** Keras's `backend.epsilon()`. */
const EPSILON: f64 = 1e-7;

/** `keras.constraints.NonNeg`: nothing below 0. */
export function nonNegative(at: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f32x4.max(zero, v128.load(at)));
}

/**
 * `keras.constraints.MaxNorm`: every group of values is taken times min(norm, max) / (ε + norm).
 *
 * @param places byte offsets of the values, group after group
 * @param size values of one group
 */
export function maxNorm(weights: usize, places: usize, groups: u32, size: u32, maxValue: f64): void {
  for (let group: u32 = 0; group < groups; group++) {
    const first = places + (<usize>group * size << 2);
    let sum: f64 = 0;
    for (let i: u32 = 0; i < size; i++) {
      const value = <f64>load<f32>(weights + load<u32>(first + (<usize>i << 2)));
      sum += value * value;
    }
    const norm = sqrt<f64>(sum);
    const factor = <f32>((norm > maxValue ? maxValue : norm) / (EPSILON + norm));
    for (let i: u32 = 0; i < size; i++) {
      const at = weights + load<u32>(first + (<usize>i << 2));
      store<f32>(at, load<f32>(at) * factor);
    }
  }
}
