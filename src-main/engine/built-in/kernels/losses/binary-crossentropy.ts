import { expOf, log1pOf, logOf, sigmoidOf } from '../math/scalar';

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

/** The same from logits, as TensorFlow's `sigmoid_cross_entropy_with_logits`: max(z, 0) - z·t + ln(1 + e^-|z|). It never saturates. */
export function binaryCrossentropyOfLogit(z: f32, t: f32): f64 {
  return <f64>max<f32>(z, 0) - <f64>z * <f64>t + <f64>log1pOf(expOf(-abs<f32>(z)));
}

@inline export function binaryCrossentropyOfLogitSlope(z: f32, t: f32): f32 {
  return sigmoidOf(z) - t;
}
