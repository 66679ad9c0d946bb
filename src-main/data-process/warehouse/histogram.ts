import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { HistogramBucket } from '../../core/dataset/dataset';
import { quoteText, readRows } from './warehouse';

const buckets = 24;
const shownLabel = 80;

/** A column whose rows are to be counted by value. */
export interface CountedColumn {
  /** SQL of its name. */
  readonly column: string;
  /** SQL of its value as text. */
  readonly text: string;
  readonly min: number | string | null;
  readonly max: number | string | null;
  /** All values are whole. */
  readonly integer: boolean;
}

/** Counts of all columns by one query. @param from SQL of the table */
export async function histograms(
  connection: DuckDBConnection,
  from: string,
  columns: readonly CountedColumn[],
): Promise<readonly (readonly HistogramBucket[])[]> {
  const plans = columns.map((column) => planOf(column, from));
  const counted = plans.map(({ sql }, index) => `(SELECT ${index}::INTEGER AS which, place, label, rows FROM (${sql}))`);
  const found = await readRows(connection, counted.join(' UNION ALL '));
  const byColumn = plans.map((): DuckDBValue[][] => []);
  for (const [which, ...row] of found) byColumn[Number(which)]?.push(row);
  return plans.map(({ read }, index) => read(byColumn[index] ?? []));
}

interface Plan {
  /** Gives place (INTEGER), label (VARCHAR) and rows of each bucket. */
  readonly sql: string;
  readonly read: (rows: readonly (readonly DuckDBValue[])[]) => readonly HistogramBucket[];
}

function planOf({ column, text, min, max, integer }: CountedColumn, from: string): Plan {
  if (typeof min === 'number' && typeof max === 'number') return numericPlan(column, from, { min, max, integer });
  return frequentPlan(text, from);
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** Whole numbers within a small range get a bucket each; everything else gets 24 of equal width. */
function numericPlan(column: string, from: string, { min, max, integer }: Range): Plan {
  const each = integer && max - min < buckets;
  const count = min === max ? 1 : each ? max - min + 1 : buckets;
  const width = min === max ? 1 : each ? 1 : max / count - min / count;
  const offset = `(${column}::DOUBLE - ${double(min)}) / ${double(width)}`;
  const place = min === max ? '0' : `least(floor(${offset}), ${count - 1})`;
  return {
    sql: `SELECT ${place}::INTEGER AS place, NULL::VARCHAR AS label, count(*) AS rows FROM ${from} WHERE ${column} IS NOT NULL GROUP BY place`,
    read(rows) {
      const counts = new Map(rows.map(([bucket, , found]) => [Number(bucket), Number(found)]));
      return Array.from({ length: count }, (_, bucket) => ({ label: String(min + bucket * width), count: counts.get(bucket) ?? 0 }));
    },
  };
}

/** As text: a number that is written as it is may be taken for a decimal, which does not reach far enough. */
function double(value: number): string {
  return `${quoteText(String(value))}::DOUBLE`;
}

/** The most frequent values, the first in order of equals. */
function frequentPlan(text: string, from: string): Plan {
  const counted = `SELECT ${text} AS label, count(*) AS rows FROM ${from} WHERE label IS NOT NULL GROUP BY label`;
  const ranked = `SELECT row_number() OVER (ORDER BY rows DESC, label)::INTEGER AS place, label, rows FROM (${counted})`;
  return {
    sql: `${ranked} ORDER BY place LIMIT ${buckets}`,
    read: (rows) =>
      rows
        .map(([place, label, found]) => ({ place: Number(place), label: String(label).slice(0, shownLabel), count: Number(found) }))
        .sort((a, b) => a.place - b.place)
        .map(({ label, count }) => ({ label, count })),
  };
}
