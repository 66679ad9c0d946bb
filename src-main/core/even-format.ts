/** Beyond the decimals of three figures, so many at least are shown of the greatest number of a column. */
const leastLimit = 3;
/** Older browsers refuse to write more. */
const mostDecimals = 20;
/** From here on a figure is written by its power of ten: a model that has grown beyond all bounds is not to widen the table by thirty digits. */
const farOff = 1e12;

/**
 * Figures that were measured, with one number of decimals for the whole column: as many as the longest of them has by its own format, as far as
 * they say something beside the greatest. A deviation takes them over.
 *
 * @param format that each has by itself
 */
export function evenFormat(values: readonly number[], format: (value: number) => string): (value: number) => string {
  const near = values.filter((value) => Math.abs(value) < farOff);
  const longest = Math.max(0, ...near.map((value) => decimalsOf(format(value))));
  const reach = Math.max(0, ...near.map(Math.abs));
  const limit = Math.max(leastLimit, reach > 0 ? 3 - Math.floor(Math.log10(reach)) : 0);
  const decimals = Math.min(longest, limit, mostDecimals);
  const even = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return (value) => (Number.isFinite(value) && Math.abs(value) >= farOff ? value.toExponential(3) : even.format(value));
}

/** Of `12.50` two; of words, `NaN` and `1e-7` none. */
function decimalsOf(text: string): number {
  return /^[-−+]?[\d,]+\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}
