/** Values with no more decimals than that are written out. */
const mostDecimals = 4;

/**
 * Decimals that the numbers of a feature share, so that their points stand under each other: as many as the one with the most has, where that is
 * not many, and enough for three or four figures otherwise.
 *
 * @param values as a tensor holds them: of 32 bits
 */
export function sharedDecimals(values: readonly number[]): number {
  for (let decimals = 0; decimals <= mostDecimals; decimals += 1) if (values.every((value) => isWritten(value, decimals))) return decimals;
  return decimalsFor(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
}

function isWritten(value: number, decimals: number): boolean {
  const power = 10 ** decimals;
  return Math.fround(Math.round(value * power) / power) === Math.fround(value);
}

/**
 * A number beside others of its kind: as many decimals as they all need for three or four figures, so that points stand under each other.
 *
 * @param reach the greatest of them, without its sign
 */
export function valueText(value: number, reach: number): string {
  if (Number.isInteger(value) && Number.isInteger(reach)) return String(value);
  return value.toFixed(decimalsFor(reach));
}

function decimalsFor(reach: number): number {
  const digits = reach > 0 ? 3 - Math.floor(Math.log10(reach)) : 3;
  return Math.max(0, Math.min(8, digits));
}
