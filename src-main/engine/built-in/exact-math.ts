import { naturalLog } from './initializers/natural-log';

/**
 * Functions from + − × ÷ alone, so that they have the same bits on every machine, which `Math.pow`, `Math.exp` and `Math.cos` do not
 * promise. Accurate to some units of float64's last place.
 */

const LN2 = 0.6931471805599453;

/** @param base positive and normal */
export function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : exponential(exponent * naturalLog(base));
}

/** eˣ = 2ⁿ·eʳ with |r| ≤ ln 2 / 2, eʳ by its series; 0 below -745 and infinite above 709.7. */
export function exponential(x: number): number {
  if (x < -745) return 0;
  if (x > 709.7) return Infinity;
  const n = Math.round(x / LN2);
  const r = x - n * LN2;
  let series = 1;
  for (let term = 18; term >= 1; term--) series = 1 + (r / term) * series;
  // A power of two that is made by doubling is exact.
  const factor = n < 0 ? 0.5 : 2;
  for (let left = Math.abs(n); left > 0; left--) series *= factor;
  return series;
}

/** cos πx as sin π(½ - x) by its series, for x from 0 to 1. */
export function cosineOfHalfTurns(x: number): number {
  const angle = Math.PI * (0.5 - x);
  const square = angle * angle;
  let series = 1;
  for (let term = 24; term >= 2; term -= 2) series = 1 - (square / (term * (term + 1))) * series;
  return angle * series;
}
