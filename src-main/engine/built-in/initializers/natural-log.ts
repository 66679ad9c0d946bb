const LN2 = 0.6931471805599453;
const parts = new DataView(new ArrayBuffer(8));

/**
 * ln x from additions, multiplications and one division, so that it has the same bits on every machine (`Math.log` may differ).
 * x = m·2ᵉ with m in [√½, √2); ln m = 2·artanh f = 2·(f + f³/3 + f⁵/5 + …) with f = (m - 1) / (m + 1).
 *
 * @param x normal and positive
 */
export function naturalLog(x: number): number {
  parts.setFloat64(0, x);
  const high = parts.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  parts.setUint32(0, (high & 0x000fffff) | (1023 << 20));
  let m = parts.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    exponent += 1;
  }
  const f = (m - 1) / (m + 1);
  const square = f * f;
  let series = 0;
  for (let odd = 21; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return exponent * LN2 + 2 * f * series;
}
