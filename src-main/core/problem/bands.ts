import type { PartBand, ProblemSpec } from './problem';
import type { PlannedRows } from './layout';
import { partNames } from './split-spec';

/** More stretches than these are no parts that follow one another. */
const mostBands = 24;

/**
 * Parts as stretches of the order. Of several series with an order column they are those of all rows by that column; without one, of none.
 *
 * @param codes [rows] codes of the parts
 * @param show an order value, or the number of a row from 1
 * @returns empty where the split does not follow the order
 */
export function bandsOf(
  { split }: Pick<ProblemSpec, 'split'>,
  { rows, order, bounds }: PlannedRows,
  codes: Uint8Array,
  show: (value: number) => number | string,
): readonly PartBand[] {
  if (split.method === 'random' || split.method === 'group' || split.method === 'none') return [];
  if (bounds.length > 2) return order ? bandsByValue(codes, order, show) : [];
  const at = (place: number): number | string => show(order ? (order[place] ?? NaN) : (rows[place] ?? 0) + 1);
  const bands: PartBand[] = [];
  for (let from = 0; from < codes.length;) {
    let to = from;
    while (to + 1 < codes.length && codes[to + 1] === codes[from]) to += 1;
    const part = partNames[codes[from] ?? 255];
    if (part) bands.push({ part, from: at(from), to: at(to) });
    if (bands.length > mostBands) return [];
    from = to + 1;
  }
  return bands;
}

/** Only where the parts do not overlap in the order. */
function bandsByValue(codes: Uint8Array, order: Float64Array, show: (value: number) => number | string): readonly PartBand[] {
  const ranges = partNames.map((part) => ({ part, from: Infinity, to: -Infinity }));
  for (let row = 0; row < codes.length; row += 1) {
    const range = ranges[codes[row] ?? 255];
    const value = order[row] ?? NaN;
    if (!range) continue;
    range.from = Math.min(range.from, value);
    range.to = Math.max(range.to, value);
  }
  const present = ranges.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from);
  if (present.some((range, index) => range.from <= (present[index - 1]?.to ?? -Infinity))) return [];
  return present.map(({ part, from, to }) => ({ part, from: show(from), to: show(to) }));
}
