import { expVector } from './exp';
import { logVector } from './log';
import { sigmoidVector } from './sigmoid';
import { tanhVector } from './tanh';

/** The vector functions for one value: the same bits. */

@inline export function expOf(x: f32): f32 {
  return f32x4.extract_lane(expVector(f32x4.splat(x)), 0);
}

@inline export function sigmoidOf(x: f32): f32 {
  return f32x4.extract_lane(sigmoidVector(f32x4.splat(x)), 0);
}

@inline export function tanhOf(x: f32): f32 {
  return f32x4.extract_lane(tanhVector(f32x4.splat(x)), 0);
}

/** ln x as IEEE has it at the ends too: -∞ for 0, NaN below it. */
export function logOf(x: f32): f32 {
  if (x > 0) return f32x4.extract_lane(logVector(f32x4.splat(x)), 0);
  return x == 0 ? -f32.MAX_VALUE * 2 : NaN;
}

/** ln (1 + x) for x from 0 on, accurate where 1 + x rounds (Kahan): ln u · x / (u - 1) with u = 1 + x. */
export function log1pOf(x: f32): f32 {
  const u: f32 = 1 + x;
  return u == 1 ? x : logOf(u) * (x / (u - 1));
}
