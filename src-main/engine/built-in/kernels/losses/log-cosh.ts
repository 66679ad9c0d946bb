import { expOf, log1pOf, sigmoidOf, tanhOf } from '../math/scalar';

const LN2: f64 = 0.6931471805599453;

/**
 * `keras.losses.log_cosh`: ln cosh x = |x| + ln(1 + e^(-2|x|)) - ln 2 of the error x; near 0, where that is the difference of two nearly
 * equal numbers, its series x²/2 - x⁴/12 + x⁶/45 - 17x⁸/2520.
 */
export function logCosh(p: f32, t: f32): f64 {
  const x = abs<f64>(p - t);
  if (x < 0.25) {
    const z = x * x;
    return z * (0.5 + z * (-1.0 / 12 + z * (1.0 / 45 - z * 17.0 / 2520)));
  }
  return x + <f64>log1pOf(expOf(<f32>(-2 * x))) - LN2;
}

/** tanh x; far out as 1 - 2 / (1 + e^(2|x|)), which keeps all digits of its distance from 1. */
export function logCoshSlope(p: f32, t: f32): f32 {
  const x = p - t;
  if (abs<f32>(x) < 0.5) return tanhOf(x);
  return copysign<f32>(1 - 2 * sigmoidOf(-2 * abs<f32>(x)), x);
}
