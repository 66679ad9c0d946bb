import { logOf } from '../math/scalar';

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

/** `keras.losses.binary_crossentropy` from probabilities: p clipped to [ε, 1 - ε], -(t·ln p + (1 - t)·ln(1 - p)). */
export function binaryCrossentropy(raw: f32, t: f32): f64 {
  const p = raw < EPSILON ? EPSILON : raw > 1 - EPSILON ? 1 - EPSILON : raw;
  return -(<f64>t * <f64>logOf(p) + <f64>(1 - t) * <f64>logOf(1 - p));
}

/** 0 where p was clipped. */
export function binaryCrossentropySlope(p: f32, t: f32): f32 {
  return p >= EPSILON && p <= 1 - EPSILON ? (1 - t) / (1 - p) - t / p : 0 * p;
}
