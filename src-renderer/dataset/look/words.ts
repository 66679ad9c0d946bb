import type { DatasetAutocorrelation, DatasetCorrelations } from '../../../src-main/core/dataset/series';
import { plural } from '../../../src-main/core/text';

/** From here on two columns say nearly the same. */
const same = 0.995;

/** `0.999`, never rounded up to a 1 that it is not. */
export function correlationText(r: number, digits = 2): string {
  const cut = Math.trunc(Math.abs(r) * 10 ** digits + 1e-9) / 10 ** digits;
  const rounded = Math.abs(r) > 0.99 ? cut : Number(Math.abs(r).toFixed(digits));
  return `${r < 0 && rounded > 0 ? '−' : ''}${rounded.toFixed(digits)}`;
}

/** `high and low correlate at 0.999: they say nearly the same.`, the closest pair first. */
export function sameWords({ columns, r }: DatasetCorrelations): readonly string[] {
  const pairs = columns.flatMap((one, row) =>
    columns.slice(row + 1).flatMap((other, index) => {
      const value = r[row]?.[row + 1 + index] ?? null;
      return value !== null && Math.abs(value) >= same ? [{ one, other, value }] : [];
    }),
  );
  const sorted = pairs.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return sorted.map(({ one, other, value }) => `${one} and ${other} correlate at ${correlationText(value, 3)}: they say nearly the same.`);
}

/** How far the memory of a column reaches, in a sentence. */
export function memoryWords({ r, band, rows }: DatasetAutocorrelation): string {
  if (r.length === 0) return rows === 0 ? 'Every value is missing.' : 'The column does not vary, so there is nothing to correlate.';
  const within = r.findIndex((value) => value <= band);
  if (within < 0)
    return `Up to ${plural(r.length - 1, 'row')} later a value still goes together with what it was, more than chance would have it.`;
  if (within === 1) return noMemoryWords(r, band);
  const back = r.findIndex((value, lag) => lag > within && value > 2 * band && value >= (r[lag - 1] ?? 1) && value > (r[lag + 1] ?? -1));
  const first = `The next ${plural(within - 1, 'row')} go together with this one more than chance would have it.`.replace(
    'next 1 row go',
    'next row goes',
  );
  return back > 0 ? `${first} It comes back at ${plural(back, 'row')} (${correlationText(r[back] ?? 0)}), as a period would.` : first;
}

/** A few lags in a hundred leave the band by chance alone; what goes far beyond it does not. */
function noMemoryWords(r: readonly number[], band: number): string {
  const [best, lag] = r
    .slice(1)
    .reduce<readonly [number, number]>((most, value, index) => (Math.abs(value) > Math.abs(most[0]) ? [value, index + 1] : most), [0, 0]);
  if (Math.abs(best) <= 2 * band) return 'Already the next row does not go together with this one: the column looks like chance.';
  return `The next row does not go the same way as this one, but ${plural(lag, 'row')} later they go together (${correlationText(best)}).`;
}
