import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { ColumnProfile } from '../../core/dataset/dataset';
import type { ColumnType } from '../../core/dataset/import-options';
import { alike, fieldColumn, fieldsOf, placeColumn } from './fields';
import { histograms } from './histogram';
import { columnName, quoteName, readRows } from './warehouse';

/** From this number of rows on, distinct values are estimated, and medians from this other one. */
const exactDistinctRows = 2_000_000;
const exactMedianRows = 10_000_000;
/** Values that are looked at by one query, which are all in memory, and the columns that it has at most. */
const valuesAtOnce = 2_000_000;
const columnsAtOnce = 1000;

/** What is profiled. */
export interface ProfiledColumn {
  readonly name: string;
  /** DuckDB's type. */
  readonly type: string;
}

interface PlacedColumn extends ProfiledColumn {
  readonly index: number;
}

/**
 * Figures of every column over all rows of a table.
 *
 * @param onShare called before each group of columns with the share that is done; what it throws ends the work
 */
export async function profileTable(
  connection: DuckDBConnection,
  table: string,
  columns: readonly ProfiledColumn[],
  rows: number,
  onShare: (share: number) => void,
): Promise<readonly ColumnProfile[]> {
  const placed = columns.map((column, index) => ({ ...column, index }));
  const size = Math.min(columnsAtOnce, Math.max(1, Math.floor(valuesAtOnce / Math.max(1, rows))));
  const profiles: ColumnProfile[] = [];
  while (profiles.length < placed.length) {
    onShare(profiles.length / placed.length);
    profiles.push(...(await profileGroup(connection, quoteName(table), placed.slice(profiles.length, profiles.length + size), rows)));
  }
  onShare(1);
  return profiles;
}

/** A query of figures for the columns of each type, and one of counts. @param from SQL of the table */
async function profileGroup(
  connection: DuckDBConnection,
  from: string,
  columns: readonly PlacedColumn[],
  rows: number,
): Promise<readonly ColumnProfile[]> {
  const estimated = rows >= exactDistinctRows;
  const read = new Map<PlacedColumn, ReturnType<typeof figuresOf>>();
  for (const group of alike(columns, ({ type }) => type)) {
    const fields = fieldsOf(
      group.map(({ index }) => columnName(index)),
      from,
    );
    const list = figures(group[0]?.type ?? 'VARCHAR', fieldColumn, rows, estimated).join(', ');
    for (const [place, ...row] of await readRows(connection, `SELECT ${placeColumn}, ${list} FROM ${fields} GROUP BY ${placeColumn}`)) {
      const column = group[Number(place)];
      if (column) read.set(column, figuresOf(row));
    }
  }
  for (const [column, own] of read)
    if (isBeyond(column, own)) read.set(column, { ...own, ...(await exactQuantiles(connection, from, column, own)) });
  const figuresBy = columns.map((column) => read.get(column) ?? figuresOf([]));
  const counted = columns.map(({ type, index }, place) => {
    const { min = null, max = null, integer = false } = figuresBy[place] ?? {};
    return { column: columnName(index), type, text: isoText(type, columnName(index)), min, max, integer };
  });
  const found = await histograms(connection, from, counted);
  return columns.map(({ name, type }, place) => ({
    name,
    type: columnType(type),
    ...(figuresBy[place] ?? figuresOf([])),
    ...(estimated ? { distinctIsEstimate: true as const } : {}),
    histogram: found[place] ?? [],
  }));
}

/** Whether a column holds whole numbers that are not told apart in double precision. */
function isBeyond({ type }: ProfiledColumn, { min, max }: Bounds): boolean {
  return type === 'BIGINT' && (typeof min === 'string' || typeof max === 'string');
}

/** The middle of whole numbers of any size, or the mean of the two that share it; quartiles are values that there are. */
async function exactQuantiles(
  connection: DuckDBConnection,
  from: string,
  { index }: PlacedColumn,
  own: Quantiles,
): Promise<Pick<Quantiles, 'median' | 'quartiles'>> {
  const value = `${columnName(index)}::HUGEINT`;
  const both = `quantile_disc(${value}, 0.5), -quantile_disc(-${value}, 0.5), quantile_disc(${value}, 0.25), quantile_disc(${value}, 0.75)`;
  const [[lower, upper, first, third] = []] = await readRows(connection, `SELECT ${both} FROM ${from}`);
  if (typeof lower !== 'bigint' || typeof upper !== 'bigint') return own;
  return { median: middleOf(lower, upper), quartiles: [boundOf(first), boundOf(third)] };
}

function middleOf(lower: bigint, upper: bigint): number | string | null {
  const sum = lower + upper;
  const half = sum / 2n;
  if (sum % 2n === 0n) return boundOf(half);
  return Number.isSafeInteger(Number(half)) ? Number(sum) / 2 : `${sum < 0n && half === 0n ? '-' : ''}${half.toString()}.5`;
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

/** Expressions of the missing, the distinct, the least and greatest value, of whether all are whole, and of the quartiles. */
function figures(type: string, column: string, rows: number, estimated: boolean): readonly string[] {
  const counts = [`count(*) - count(${column})`, estimated ? `approx_count_distinct(${column})` : `count(DISTINCT ${column})`];
  switch (columnType(type)) {
    case 'number': {
      const value = `${column}::DOUBLE`;
      const quartiles = `${rows < exactMedianRows ? 'quantile_cont' : 'approx_quantile'}(${value}, [0.25, 0.5, 0.75])`;
      const whole = type === 'BIGINT' ? `count(${column}) > 0` : `coalesce(bool_and(${column} = trunc(${column})), false)`;
      return [...counts, `min(${column})`, `max(${column})`, whole, ...listed(quartiles)];
    }
    case 'date':
      return [
        ...counts,
        ...[`min(${column})`, `max(${column})`].map((each) => isoText(type, each)),
        'false',
        ...listed(`quantile_disc(${column}, [0.25, 0.5, 0.75])`).map((each) => isoText(type, each)),
      ];
    case 'boolean':
    case 'text':
      return [...counts, 'NULL', 'NULL', 'false', 'NULL', 'NULL', 'NULL'];
  }
}

/** An aggregate that is written thrice is computed once. */
const listed = (list: string): readonly string[] => [1, 2, 3].map((place) => `(${list})[${place}]`);

type Bounds = Pick<ColumnProfile, 'min' | 'max'>;
type Quantiles = Pick<ColumnProfile, 'median' | 'quartiles'>;

function figuresOf([missing, distinct, min, max, integer, first, median, third]: readonly DuckDBValue[]) {
  const bounds = { min: boundOf(min), median: boundOf(median), max: boundOf(max) };
  const quartiles = [boundOf(first), boundOf(third)] as const;
  const between = bounds.median === null ? {} : { quartiles };
  return { integer: integer === true, missing: Number(missing ?? 0), distinct: Number(distinct ?? 0), ...bounds, ...between };
}

/** A whole number beyond 2⁵³ stays exact as text, as it does in a page of the table. */
function boundOf(value: DuckDBValue | undefined): number | string | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
