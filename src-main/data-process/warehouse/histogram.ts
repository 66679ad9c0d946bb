import type { DuckDBConnection } from '@duckdb/node-api';
import type { HistogramBucket } from '../../core/dataset/dataset';
import { alike, byPlace, fieldColumn, fieldsOf, placeColumn } from './fields';
import { quoteText, readRows } from './warehouse';

const buckets = 24;
const shownLabel = 80;

/** A column whose rows are to be counted by value. */
export interface CountedColumn {
  /** SQL of its name. */
  readonly column: string;
  /** DuckDB's. */
  readonly type: string;
  /** SQL of its value as text. */
  readonly text: string;
  readonly min: number | string | null;
  readonly max: number | string | null;
  /** All values are whole. */
  readonly integer: boolean;
}

type Histogram = readonly HistogramBucket[];

/** Counts of all columns, by one query for those of each type. @param from SQL of the table */
export async function histograms(
  connection: DuckDBConnection,
  from: string,
  columns: readonly CountedColumn[],
): Promise<readonly Histogram[]> {
  const found = new Map<CountedColumn, Histogram>();
  const [numbers, others]: [NumericColumn[], CountedColumn[]] = [[], []];
  for (const column of columns) {
    const range = rangeOf(column);
    if (range) numbers.push({ column, range });
    else if (isLarge(column)) found.set(column, await largeWhole(connection, from, column));
    else others.push(column);
  }
  for (const group of alike(numbers, ({ column }) => column.type)) {
    for (const [place, histogram] of (await numeric(connection, from, group)).entries()) {
      const counted = group[place];
      if (counted) found.set(counted.column, histogram);
    }
  }
  for (const [place, histogram] of (await frequent(connection, from, others)).entries()) {
    const column = others[place];
    if (column) found.set(column, histogram);
  }
  return columns.map((column) => found.get(column) ?? []);
}

/** Whole numbers that are not told apart in double precision. */
function isLarge({ type, min, max }: CountedColumn): boolean {
  return type === 'BIGINT' && min !== null && max !== null;
}

/** As of other numbers, reckoned in whole ones; where the buckets' width is not whole, the last is narrower. */
async function largeWhole(connection: DuckDBConnection, from: string, { column, min, max }: CountedColumn): Promise<Histogram> {
  const [least, most] = [BigInt(min ?? 0), BigInt(max ?? 0)];
  const width = (most - least) / BigInt(buckets) + 1n;
  const count = Number((most - least) / width) + 1;
  const bucket = `((${column}::HUGEINT - (${least})::HUGEINT) // ${width}::HUGEINT)::INTEGER`;
  const sql = `SELECT ${bucket} AS bucket, count(*) FROM ${from} WHERE ${column} IS NOT NULL GROUP BY ALL`;
  const counts = new Map((await readRows(connection, sql)).map(([which, rows]) => [Number(which), Number(rows)]));
  return Array.from({ length: count }, (_, index) => ({ label: String(least + BigInt(index) * width), count: counts.get(index) ?? 0 }));
}

/** Buckets of equal width from the least value on. */
interface Range {
  readonly min: number;
  readonly width: number;
  readonly count: number;
}

interface NumericColumn {
  readonly column: CountedColumn;
  readonly range: Range;
}

/** Whole numbers within a small range get a bucket each; everything else gets 24. @returns null for what is no number */
function rangeOf({ min, max, integer }: CountedColumn): Range | null {
  if (typeof min !== 'number' || typeof max !== 'number') return null;
  if (min === max) return { min, width: 1, count: 1 };
  if (integer && max - min < buckets) return { min, width: 1, count: max - min + 1 };
  return { min, width: max / buckets - min / buckets, count: buckets };
}

/** @param group of one type */
async function numeric(connection: DuckDBConnection, from: string, group: readonly NumericColumn[]): Promise<readonly Histogram[]> {
  const fields = fieldsOf(
    group.map(({ column }) => column.column),
    from,
  );
  const of = (figure: (range: Range) => number): string => byPlace(group.map(({ range }) => double(figure(range))));
  const offset = `(${fieldColumn}::DOUBLE - ${of(({ min }) => min)}) / ${of(({ width }) => width)}`;
  const bucket = `least(floor(${offset}), ${of(({ count }) => count - 1)})::INTEGER`;
  const sql = `SELECT ${placeColumn}, ${bucket} AS bucket, count(*) FROM ${fields} WHERE ${fieldColumn} IS NOT NULL GROUP BY ALL`;
  const counts = group.map(() => new Map<number, number>());
  for (const [place, which, count] of await readRows(connection, sql)) counts[Number(place)]?.set(Number(which), Number(count));
  return group.map(({ range: { min, width, count } }, place) =>
    Array.from({ length: count }, (_, index) => ({ label: String(min + index * width), count: counts[place]?.get(index) ?? 0 })),
  );
}

/** As text: a number that is written as it is may be taken for a decimal, which does not reach far enough. */
function double(value: number): string {
  return `${quoteText(String(value))}::DOUBLE`;
}

/** The most frequent values, the first in order of equals. */
async function frequent(connection: DuckDBConnection, from: string, columns: readonly CountedColumn[]): Promise<readonly Histogram[]> {
  if (columns.length === 0) return [];
  const fields = fieldsOf(
    columns.map(({ text }) => text),
    from,
  );
  const counted = `SELECT ${placeColumn}, ${fieldColumn} AS label, count(*) AS rows FROM ${fields} WHERE label IS NOT NULL GROUP BY ALL`;
  const rank = `row_number() OVER (PARTITION BY ${placeColumn} ORDER BY rows DESC, label)`;
  const sql = `SELECT ${placeColumn}, label, rows, ${rank} AS rank FROM (${counted}) QUALIFY rank <= ${buckets} ORDER BY rank`;
  const found = columns.map((): HistogramBucket[] => []);
  for (const [place, label, count] of await readRows(connection, sql)) {
    found[Number(place)]?.push({ label: String(label).slice(0, shownLabel), count: Number(count) });
  }
  return found;
}
