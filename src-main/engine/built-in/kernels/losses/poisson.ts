import { logOf } from '../math/scalar';

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

/** `keras.losses.poisson`: p - t·ln(p + ε). */
@inline export function poisson(p: f32, t: f32): f64 {
  return <f64>p - <f64>t * <f64>logOf(p + EPSILON);
}

@inline export function poissonSlope(p: f32, t: f32): f32 {
  return 1 - t / (p + EPSILON);
}
