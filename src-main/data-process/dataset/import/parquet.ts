import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnPlan, type StoredType, textPlan } from '../../../core/dataset/column-plan';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { columnName, quoteName, quoteText, readRows } from '../../warehouse/warehouse';
import { inFewThreads } from './few-threads';
import { refuseFile } from './fingerprint';
import { refuseWidth } from './layout';
import { refuseUnlike } from './read-stage';
import type { ParquetFile } from './source';

/** Columns of Parquet files: they say themselves what they hold. */
export interface ParquetColumns {
  readonly plans: readonly ColumnPlan[];
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
  const notes: string[] = [];
  const plans = first.map(([name, type], index) => {
    const given = options.columns.find(({ column }) => column === index);
    const stored = given?.type === 'text' ? 'VARCHAR' : storedType(type);
    if (stored === 'VARCHAR' && type !== 'VARCHAR' && given?.type !== 'text')
      notes.push(`${name} (${type.slice(0, 40)}) is kept as text: it has no type of a table’s column.`);
    return { ...textPlan(given?.name ?? name, index), type: stored };
  });
  return { plans, notes };
}

/** @returns a call that reads the files’ columns as `c0`, `c1`, … in their types */
export function parquetScan(path: string, plans: readonly ColumnPlan[]): string {
  const names = plans.map((_, index) => columnName(index)).join(', ');
  const columns = plans.map(({ type }, index) => {
    const name = columnName(index);
    const value = `${name}::${type}`;
    return type === 'DOUBLE' ? `if(isfinite(${value}), ${value}, NULL) AS ${name}` : `${value} AS ${name}`;
  });
  return `SELECT ${columns.join(', ')} FROM read_parquet(${quoteText(path)}) AS file(${names})`;
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
    await inFewThreads(connection, plans.length, () => connection.run(`${into} ${parquetScan(path, plans)}`));
  }
  const [[rows] = []] = await readRows(connection, `SELECT count(*) FROM ${quoteName(table)}`);
  return Number(rows);
}

/** Numbers that fit neither 64-bit type exactly, and everything nested, stay the text they are. */
function storedType(type: string): StoredType {
  if (/^(U?TINYINT|U?SMALLINT|U?INTEGER|BIGINT)$/.test(type)) return 'BIGINT';
  if (type === 'FLOAT' || type === 'DOUBLE' || /^DECIMAL\((\d|1[0-5]),/.test(type)) return 'DOUBLE';
  if (type === 'DATE' || type === 'BOOLEAN') return type;
  return /^TIMESTAMP(_S|_MS|_NS)?$/.test(type) ? 'TIMESTAMP' : 'VARCHAR';
}
