import { expVector } from './exp';
import { log1pVector } from './log1p';

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^-|x|): neither overflows nor loses what is small. */
@inline export function softplusVector(x: v128): v128 {
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1pVector(expVector(f32x4.neg(f32x4.abs(x)))));
}
