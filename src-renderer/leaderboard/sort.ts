import type { RankedRun } from '../../src-main/core/report/ranked-run';
import type { Column, ColumnKey, Direction } from './columns';

export interface Sorting {
  readonly key: ColumnKey;
  readonly direction: Direction;
}

/** The order of the record: accuracy, then precision, recall and F1; RMSE for a number. */
export const byRank: Sorting = { key: 'rank', direction: 'ascending' };

/** What a press on a column's head asks for: the better end first, then the other, then the default again. */
export function nextSorting(now: Sorting, key: ColumnKey, first: Direction): Sorting {
  if (now.key !== key) return { key, direction: first };
  if (now.direction === first) return { key, direction: opposite(first) };
  return byRank;
}

/** Rows without the figure stand last, whichever the direction; equal ones keep the order of the record. */
export function sortRows(rows: readonly RankedRun[], sorting: Sorting, columns: readonly Column[]): readonly RankedRun[] {
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  if (sorting.key === 'model') return rows.toSorted((a, b) => sign * a.label.localeCompare(b.label, 'en', { numeric: true }));
  const value = sorting.key === 'rank' ? (run: RankedRun) => run.row.rank : valueOf(columns, sorting.key);
  return rows.toSorted((a, b) => compare(value(a), value(b), sign) || a.index - b.index);
}

function valueOf(columns: readonly Column[], key: ColumnKey): (run: RankedRun) => number | null {
  const column = columns.find((candidate) => candidate.key === key);
  return (run) => column?.value(run.row) ?? null;
}

function compare(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function opposite(direction: Direction): Direction {
  return direction === 'ascending' ? 'descending' : 'ascending';
}
