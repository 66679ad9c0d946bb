import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { ColumnProfile, HistogramBucket } from '../../core/dataset/dataset';
import type { ColumnType } from '../../core/dataset/import-options';
import { columnName, quoteName, readRows } from './warehouse';

const buckets = 24;
const shownLabel = 80;
/** From this number of rows on, distinct values are estimated, and medians from this other one. */
const exactDistinctRows = 2_000_000;
const exactMedianRows = 10_000_000;

/** What is profiled. */
export interface ProfiledColumn {
  readonly name: string;
  /** DuckDB's type. */
  readonly type: string;
}

/** Figures of one column over all rows of a table. */
export async function profileColumn(
  connection: DuckDBConnection,
  table: string,
  index: number,
  { name, type }: ProfiledColumn,
  rows: number,
): Promise<ColumnProfile> {
  const column = columnName(index);
  const from = quoteName(table);
  const estimated = rows >= exactDistinctRows;
  const distinct = estimated ? `approx_count_distinct(${column})` : `count(DISTINCT ${column})`;
  const [row = []] = await readRows(
    connection,
    `SELECT count(*) - count(${column}), ${distinct}, ${figures(type, column, rows)} FROM ${from}`,
  );
  const [missing, different, min, median, max, integer] = row;
  const bounds = { min: boundOf(min), median: boundOf(median), max: boundOf(max) };
  const histogram = await histogramOf(connection, from, column, type, bounds, integer === true);
  return {
    name,
    type: columnType(type),
    integer: integer === true,
    missing: Number(missing),
    distinct: Number(different),
    ...(estimated ? { distinctIsEstimate: true as const } : {}),
    ...bounds,
    histogram,
  };
}

/** @returns what the window calls a column of this DuckDB type */
export function columnType(type: string): ColumnType {
  switch (type) {
    case 'BIGINT':
    case 'DOUBLE':
      return 'number';
    case 'DATE':
    case 'TIMESTAMP':
      return 'date';
    case 'BOOLEAN':
      return 'boolean';
    default:
      return 'text';
  }
}

/** ISO 8601 for dates and times; `T` between them. */
export function isoText(type: string, expression: string): string {
  return type === 'TIMESTAMP' ? `replace(${expression}::VARCHAR, ' ', 'T')` : `${expression}::VARCHAR`;
}

/** Least, middle and greatest value, and whether all are whole. */
function figures(type: string, column: string, rows: number): string {
  const median = (value: string): string => (rows < exactMedianRows ? `median(${value})` : `approx_quantile(${value}, 0.5)`);
  switch (columnType(type)) {
    case 'number':
      return `min(${column})::DOUBLE, ${median(`${column}::DOUBLE`)}, max(${column})::DOUBLE, ${type === 'BIGINT' ? `count(${column}) > 0` : `coalesce(bool_and(${column} = trunc(${column})), false)`}`;
    case 'date':
      return (
        [`min(${column})`, `quantile_disc(${column}, 0.5)`, `max(${column})`].map((each) => isoText(type, each)).join(', ') + ', false'
      );
    case 'boolean':
    case 'text':
      return 'NULL, NULL, NULL, false';
  }
}

function boundOf(value: DuckDBValue | undefined): number | string | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

interface Bounds {
  readonly min: number | string | null;
  readonly max: number | string | null;
}

function histogramOf(
  connection: DuckDBConnection,
  from: string,
  column: string,
  type: string,
  { min, max }: Bounds,
  integer: boolean,
): Promise<readonly HistogramBucket[]> {
  if (typeof min === 'number' && typeof max === 'number') return numericHistogram(connection, from, column, { min, max, integer });
  return frequentValues(connection, from, isoText(type, column));
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** Whole numbers within a small range get a bucket each; everything else gets 24 of equal width. */
async function numericHistogram(
  connection: DuckDBConnection,
  from: string,
  column: string,
  { min, max, integer }: Range,
): Promise<readonly HistogramBucket[]> {
  const each = integer && max - min < buckets;
  const count = min === max ? 1 : each ? max - min + 1 : buckets;
  const width = min === max ? 1 : each ? 1 : max / count - min / count;
  const place = min === max ? '0' : `least(floor((${column}::DOUBLE - $1::DOUBLE) / $2::DOUBLE), ${count - 1})`;
  const sql = `SELECT ${place}::INTEGER AS bucket, count(*) FROM ${from} WHERE ${column} IS NOT NULL GROUP BY bucket`;
  // As text: a whole number would be bound as BIGINT, which does not reach far enough.
  const found = await readRows(connection, sql, min === max ? [] : [String(min), String(width)]);
  const counts = new Map(found.map(([bucket, rows]) => [Number(bucket), Number(rows)]));
  return Array.from({ length: count }, (_, bucket) => ({ label: String(min + bucket * width), count: counts.get(bucket) ?? 0 }));
}

async function frequentValues(connection: DuckDBConnection, from: string, value: string): Promise<readonly HistogramBucket[]> {
  const sql = `SELECT ${value} AS value, count(*) AS rows FROM ${from} WHERE value IS NOT NULL GROUP BY value ORDER BY rows DESC, value LIMIT ${buckets}`;
  const found = await readRows(connection, sql);
  return found.map(([label, rows]) => ({ label: String(label).slice(0, shownLabel), count: Number(rows) }));
}
