/** `keras.losses` of numbers: what one value p costs beside its target t, and the slope of that in p. */

@inline export function squaredError(p: f32, t: f32): f64 {
  const error = <f64>(p - t);
  return error * error;
}

@inline export function squaredErrorSlope(p: f32, t: f32): f32 {
  return 2 * (p - t);
}

@inline export function absoluteError(p: f32, t: f32): f64 {
  return abs<f64>(p - t);
}

/** 0 where there is no error, as TensorFlow's gradient of |x|. */
@inline export function absoluteErrorSlope(p: f32, t: f32): f32 {
  return p > t ? 1 : p < t ? -1 : 0 * (p - t);
}

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

@inline export function absolutePercentageError(p: f32, t: f32): f64 {
  return 100 * <f64>abs<f32>((t - p) / max<f32>(abs<f32>(t), EPSILON));
}

@inline export function absolutePercentageErrorSlope(p: f32, t: f32): f32 {
  return 100 * absoluteErrorSlope(p, t) / max<f32>(abs<f32>(t), EPSILON);
}

/** Half the square up to `delta`, straight beyond. */
@inline export function huber(p: f32, t: f32, delta: f32): f64 {
  const error = abs<f64>(p - t), limit = <f64>delta;
  return error > limit ? limit * error - 0.5 * limit * limit : 0.5 * error * error;
}

@inline export function huberSlope(p: f32, t: f32, delta: f32): f32 {
  const error = p - t;
  return error > delta ? delta : error < -delta ? -delta : error;
}

/** Pinball loss: max(q·(t - p), (q - 1)·(t - p)). */
@inline export function quantile(p: f32, t: f32, q: f32): f64 {
  const error = <f64>(t - p);
  return error < 0 ? (<f64>q - 1) * error : <f64>q * error;
}

@inline export function quantileSlope(p: f32, t: f32, q: f32): f32 {
  return p < t ? -q : p > t ? 1 - q : 0 * (p - t);
}
