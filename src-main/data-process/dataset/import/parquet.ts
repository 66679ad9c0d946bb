import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnPlan, type StoredType, textPlan } from '../../../core/dataset/column-plan';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { plural } from '../../../core/text';
import { columnName, quoteName, quoteText, readRows } from '../../warehouse/warehouse';
import { specialNote } from './classify-numbers';
import { inFewThreads } from './few-threads';
import { refuseFile } from './fingerprint';
import { refuseWidth } from './layout';
import { refuseUnlike } from './read-stage';
import type { ParquetFile } from './source';

/** Columns of Parquet files: they say themselves what they hold. */
export interface ParquetColumns {
  readonly plans: readonly ColumnPlan[];
  /** DuckDB's names for what the file has. */
  readonly types: readonly string[];
  readonly notes: readonly string[];
}

/** @throws SeqbenchError `file.unreadable`, `file.unlike-shapes`, `file.too-wide` */
export async function parquetColumns(
  connection: DuckDBConnection,
  sources: readonly ParquetFile[],
  options: ImportOptions,
): Promise<ParquetColumns> {
  const all: (readonly (readonly [string, string])[])[] = [];
  for (const { shown, path } of sources) {
    const found = await readRows(connection, `DESCRIBE SELECT * FROM read_parquet(${quoteText(path)})`).catch(() =>
      refuseFile(shown, 'file.unreadable', 'is no sound Parquet file', 'Write it again, or choose another file.'),
    );
    all.push(found.map(([name, type]) => [String(name), String(type)] as const));
  }
  const [first = [], ...others] = all;
  const shown = sources[0]?.shown ?? '';
  refuseWidth(shown, first.length);
  const names = first.map(([name]) => name);
  for (const [index, other] of others.entries())
    refuseUnlike(
      sources[index + 1]?.shown ?? '',
      shown,
      names,
      other.map(([name]) => name),
      true,
    );
  const inexact = await inexactCounts(connection, sources, first);
  const notes: string[] = [];
  const plans = first.map(([name, type], index) => {
    const given = options.columns.find(({ column }) => column === index);
    const stored = given?.type === 'text' ? 'VARCHAR' : storedType(type, inexact.get(index) ?? 0, given?.type === 'number');
    if (given?.type !== 'text') notes.push(...typeNotes(given?.name ?? name, type, stored, inexact.get(index) ?? 0));
    return { ...textPlan(given?.name ?? name, index), type: stored };
  });
  return { plans, types: first.map(([, type]) => type), notes };
}

function typeNotes(name: string, type: string, stored: StoredType, inexact: number): readonly string[] {
  const named = `${name} (${type.slice(0, 40)})`;
  if (type === zoned) return [`${named} is kept in UTC, without its zone.`];
  const digits = `${plural(inexact, 'value')} ${inexact === 1 ? 'has' : 'have'} more digits than a number keeps`;
  if (inexact > 0) return [stored === 'VARCHAR' ? `${named} is kept as text: ${digits}.` : `${named} is rounded: ${digits}.`];
  return stored === 'VARCHAR' && type !== 'VARCHAR' ? [`${named} is kept as text: it has no type of a table’s column.`] : [];
}

const zoned = 'TIMESTAMP WITH TIME ZONE';
const long = /^(?:UBIGINT|U?HUGEINT|DECIMAL\((?:1[6-9]|[23]\d),\d+\))$/;

/** How many values of columns of long numbers would lose digits, by position. */
async function inexactCounts(
  connection: DuckDBConnection,
  sources: readonly ParquetFile[],
  columns: readonly (readonly [string, string])[],
): Promise<ReadonlyMap<number, number>> {
  const counts = columns.flatMap(([, type], index) => {
    if (!long.test(type)) return [];
    const name = columnName(index);
    const kept = type.startsWith('DECIMAL')
      ? `try_cast(${name}::DOUBLE AS ${type}) IS DISTINCT FROM ${name}`
      : `try_cast(${name} AS BIGINT) IS NULL`;
    return [{ index, sql: `count_if(${name} IS NOT NULL AND ${kept})` }];
  });
  return countedIn(connection, sources, columns.length, counts);
}

interface Count {
  /** Position of the column. */
  readonly index: number;
  /** An aggregate of `c0`, `c1`, … */
  readonly sql: string;
}

async function countedIn(
  connection: DuckDBConnection,
  sources: readonly ParquetFile[],
  width: number,
  counts: readonly Count[],
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  if (counts.length === 0) return found;
  for (const { path } of sources) {
    const [row = []] = await readRows(connection, `SELECT ${counts.map(({ sql }) => sql).join(', ')} FROM ${parquetFile(path, width)}`);
    for (const [place, { index }] of counts.entries()) found.set(index, (found.get(index) ?? 0) + Number(row[place] ?? 0));
  }
  return found;
}

const parquetFile = (path: string, width: number): string =>
  `read_parquet(${quoteText(path)}) AS file(${Array.from({ length: width }, (_, index) => columnName(index)).join(', ')})`;

const canBeInfinite = (type: StoredType): boolean => type === 'DOUBLE' || type === 'DATE' || type === 'TIMESTAMP';

/** What is read of Parquet files otherwise than it stands in them, value by value. */
export async function parquetChanges(
  connection: DuckDBConnection,
  sources: readonly ParquetFile[],
  { plans, types }: Pick<ParquetColumns, 'plans' | 'types'>,
): Promise<readonly string[]> {
  const special = plans.flatMap(({ type }, index) =>
    canBeInfinite(type) ? [{ index, sql: `count_if(NOT isfinite(${columnName(index)}))` }] : [],
  );
  const fine = plans.flatMap(({ type }, index) =>
    type === 'TIMESTAMP' && types[index] === 'TIMESTAMP_NS' ? [{ index, sql: `count_if(epoch_ns(${columnName(index)}) % 1000 <> 0)` }] : [],
  );
  const notes: string[] = [];
  for (const [index, count] of await countedIn(connection, sources, plans.length, special))
    if (count > 0) notes.push(specialNote(plans[index]?.name ?? '', count));
  for (const [index, count] of await countedIn(connection, sources, plans.length, fine))
    if (count > 0)
      notes.push(`${plural(count, 'time')} of ${plans[index]?.name ?? ''} ${count === 1 ? 'is' : 'are'} kept to the microsecond.`);
  return notes;
}

/** @returns a call that reads the files’ columns as `c0`, `c1`, … in their types */
export function parquetScan(path: string, plans: readonly ColumnPlan[]): string {
  const columns = plans.map(({ type }, index) => {
    const name = columnName(index);
    // Without the zone of the machine, which a cast would take.
    const value = type === 'TIMESTAMP' ? `make_timestamp(epoch_us(${name}))` : `${name}::${type}`;
    return canBeInfinite(type) ? `if(isfinite(${name}), ${value}, NULL) AS ${name}` : `${value} AS ${name}`;
  });
  return `SELECT ${columns.join(', ')} FROM ${parquetFile(path, plans.length)}`;
}

/** Reads files into a new table. @returns number of rows */
export async function readParquet(
  connection: DuckDBConnection,
  table: string,
  sources: readonly ParquetFile[],
  plans: readonly ColumnPlan[],
): Promise<number> {
  for (const [index, { path }] of sources.entries()) {
    const into = index === 0 ? `CREATE TABLE ${quoteName(table)} AS` : `INSERT INTO ${quoteName(table)}`;
    await inFewThreads(connection, { columns: plans.length, rows: Number.POSITIVE_INFINITY }, () =>
      connection.run(`${into} ${parquetScan(path, plans)}`),
    );
  }
  const [[rows] = []] = await readRows(connection, `SELECT count(*) FROM ${quoteName(table)}`);
  return Number(rows);
}

/** Numbers that fit neither 64-bit type exactly, and everything nested, stay the text they are, unless a number is asked for. */
function storedType(type: string, inexact: number, asNumber: boolean): StoredType {
  if (/^(U?TINYINT|U?SMALLINT|U?INTEGER|BIGINT)$/.test(type)) return 'BIGINT';
  if (type === 'FLOAT' || type === 'DOUBLE' || /^DECIMAL\((\d|1[0-5]),/.test(type)) return 'DOUBLE';
  if (long.test(type)) {
    if (inexact === 0) return type.startsWith('DECIMAL') ? 'DOUBLE' : 'BIGINT';
    return asNumber ? 'DOUBLE' : 'VARCHAR';
  }
  if (type === 'DATE' || type === 'BOOLEAN') return type;
  return type === zoned || /^TIMESTAMP(_S|_MS|_NS)?$/.test(type) ? 'TIMESTAMP' : 'VARCHAR';
}
