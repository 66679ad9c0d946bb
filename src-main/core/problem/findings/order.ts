import { plural } from '../../text';
import { type CodedFinding, describePlace, type RowPlace } from '../facts';
import type { Layout } from '../layout';
import type { ProblemSpec } from '../problem';
import { errorAt, fix, noteAt } from './finding';

/** What stands in the way of putting rows in order by a column. */
export interface OrderFaults {
  readonly missing: { readonly count: number; readonly first: number } | null;
  /** Rows with the same value as the one before them in their series. */
  readonly ties: { readonly count: number; readonly first: number } | null;
}

/** @returns counts, and the first such row of the table */
export function orderFaults({ rows, bounds, order }: Pick<Layout, 'rows' | 'bounds' | 'order'>): OrderFaults {
  if (!order) return { missing: null, ties: null };
  const missing = { count: 0, first: Infinity };
  const ties = { count: 0, first: Infinity };
  for (let series = 0; series + 1 < bounds.length; series += 1) {
    const from = bounds[series] ?? 0;
    for (let row = from; row < (bounds[series + 1] ?? 0); row += 1) {
      const value = order[row] ?? NaN;
      const fault = Number.isNaN(value) ? missing : row > from && value === order[row - 1] ? ties : null;
      if (!fault) continue;
      fault.count += 1;
      fault.first = Math.min(fault.first, rows[row] ?? 0);
    }
  }
  return { missing: missing.count > 0 ? missing : null, ties: ties.count > 0 ? ties : null };
}

/**
 * @param places of a row of the table
 * @param candidates columns that may tell several series apart
 */
export function findOrderFaults(
  spec: ProblemSpec,
  { missing, ties }: OrderFaults,
  placeOf: (row: number) => RowPlace,
  candidates: readonly string[],
): CodedFinding[] {
  const { order, shape } = spec;
  if (order === null) return [];
  const found: CodedFinding[] = [];
  const follows = shape === 'windows' || spec.split.method === 'chronological' || spec.split.method === 'walk-forward';
  if (!follows) return found;
  const field = shape === 'windows' ? 'windows' : 'split';
  const byRows = fix('Order by their place in the file', { order: null });
  if (missing) {
    const fixes = [fix('Leave these rows out', { filter: [...spec.filter, { column: order, is: 'present', value: '' }] }), byRows];
    const message = `${order}, which rows are ordered by, is missing in ${plural(missing.count, 'row')}; the first is ${describePlace(placeOf(missing.first))}.`;
    found.push(errorAt(field, message, 'Leave these rows out, or order by another column.', { fixes }));
  }
  if (!ties) return found;
  const message = `${plural(ties.count, 'row')} ${ties.count === 1 ? 'has' : 'have'} the same ${order} as the row before; the first is ${describePlace(placeOf(ties.first))}.`;
  if (shape !== 'windows') return [...found, noteAt(field, message, 'They stay in the order of the file.')];
  const bySeries = spec.series === null ? candidates.map((name) => fix(`${name} tells series apart`, { series: name })) : [];
  const remedy = 'Name the column that tells several series apart, or keep the order of the rows.';
  return [...found, errorAt(field, message, remedy, { fixes: [...bySeries, byRows] })];
}
