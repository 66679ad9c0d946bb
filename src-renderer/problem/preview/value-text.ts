/**
 * A number beside others of its kind: as many decimals as they all need for three or four figures, so that points stand under each other.
 *
 * @param reach the greatest of them, without its sign
 */
export function valueText(value: number, reach: number): string {
  if (Number.isInteger(value) && Number.isInteger(reach)) return String(value);
  const digits = reach > 0 ? 3 - Math.floor(Math.log10(reach)) : 3;
  return value.toFixed(Math.max(0, Math.min(8, digits)));
}
