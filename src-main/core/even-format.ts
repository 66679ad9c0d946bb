/** Beyond the decimals of three figures, so many at least are shown of the greatest number of a column. */
const leastLimit = 3;
/** Older browsers refuse to write more. */
const mostDecimals = 20;

/**
 * Figures that were measured, with one number of decimals for the whole column: as many as the longest of them has by its own format, as far as
 * they say something beside the greatest. A deviation takes them over.
 *
 * @param format that each has by itself
 */
export function evenFormat(values: readonly number[], format: (value: number) => string): (value: number) => string {
  const longest = Math.max(0, ...values.map((value) => decimalsOf(format(value))));
  const reach = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const limit = Math.max(leastLimit, reach > 0 ? 3 - Math.floor(Math.log10(reach)) : 0);
  const decimals = Math.min(longest, limit, mostDecimals);
  const even = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return (value) => even.format(value);
}

/** Of `12.50` two; of words, `NaN` and `1e-7` none. */
function decimalsOf(text: string): number {
  return /^[-−+]?[\d,]+\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}
