/** The error function to about 1e-15: its Taylor series near 0, the continued fraction of erfc (Lentz) further out. */
export function erf(x: number): number {
  const a = Math.abs(x);
  return Math.sign(x) * (a < 2.5 ? series(a) : 1 - complement(a));
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 && n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** erfc x = e^(-x²) / √π × 1 / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))) */
function complement(x: number): number {
  let fraction = x;
  for (let n = 80; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
