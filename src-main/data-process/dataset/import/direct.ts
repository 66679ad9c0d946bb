import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { NumberStyle } from '../../../core/dataset/number-style';
import { plural } from '../../../core/text';
import { columnName, quoteName, quoteText, readRows } from '../../warehouse/warehouse';
import type { TextLayout } from './layout';
import type { TextFile } from './source';
import { csvScan, dropRejects } from './stage';

/** Files above this size are read straight into their types where their beginning allows it. */
export const directAboveBytes = 50_000_000;

/** @returns whether DuckDB's own reader gives the values of these columns, or refuses them */
export function canReadDirectly(plans: readonly ColumnPlan[]): boolean {
  return plans.every(({ type, from, missing, thousands, formats }) => {
    if (from.length > 1 || missing.length > 0 || formats.length > 0) return false;
    if (type === 'BIGINT' || type === 'DOUBLE') return thousands === '';
    return type === 'VARCHAR' || type === 'DATE';
  });
}

/** What came of it. */
export interface DirectTable {
  readonly rows: number;
  readonly notes: readonly string[];
  readonly plans: readonly ColumnPlan[];
}

/**
 * Reads files straight into a table, numbers as DOUBLE: a fraction further down would be rounded to a BIGINT without a word.
 *
 * @returns null, and no table, where a value does not fit what the beginning showed: then all of the file has to be looked at
 */
export async function readDirectly(
  connection: DuckDBConnection,
  table: string,
  files: readonly TextFile[],
  layout: TextLayout,
  plans: readonly ColumnPlan[],
  { decimal }: NumberStyle,
): Promise<DirectTable | null> {
  const types = plans.map(({ type }) => (type === 'BIGINT' ? 'DOUBLE' : type));
  const more = [`decimal_separator = ${quoteText(decimal)}`, `dateformat = '%Y-%m-%d'`];
  const name = quoteName(table);
  await dropRejects(connection);
  for (const [index, { text }] of files.entries()) {
    const scan = csvScan({ path: text.path, layout, strict: !text.print.mixedLineEnds, types, more });
    const into = index === 0 ? `CREATE TABLE ${name} AS` : `INSERT INTO ${name}`;
    await connection.run(`${into} SELECT * FROM ${scan}`, [text.path]);
    const [[rejected] = []] = await readRows(connection, 'SELECT count(*) FROM rejects');
    await dropRejects(connection);
    if (Number(rejected) > 0) return drop(connection, name);
  }
  const doubles = plans.flatMap(({ name: shown }, index) => (types[index] === 'DOUBLE' ? [{ shown, column: columnName(index) }] : []));
  if (await hasHugeNumbers(connection, name, doubles)) return drop(connection, name);
  const notes = await emptyNotFinite(connection, name, doubles);
  const [[rows] = []] = await readRows(connection, `SELECT count(*) FROM ${name}`);
  return { rows: Number(rows), notes, plans: plans.map((plan, index) => ({ ...plan, type: types[index] ?? plan.type })) };
}

interface DoubleColumn {
  readonly shown: string;
  readonly column: string;
}

async function drop(connection: DuckDBConnection, name: string): Promise<null> {
  await connection.run(`DROP TABLE IF EXISTS ${name}`);
  return null;
}

/** Whole numbers beyond 2⁵³ are not exact as DOUBLE. */
async function hasHugeNumbers(connection: DuckDBConnection, name: string, columns: readonly DoubleColumn[]): Promise<boolean> {
  if (columns.length === 0) return false;
  const tests = columns.map(
    ({ column }) =>
      `coalesce(max(abs(${column})) FILTER (isfinite(${column})) > ${Number.MAX_SAFE_INTEGER} AND bool_and(${column} = trunc(${column})), false)`,
  );
  const [row = []] = await readRows(connection, `SELECT ${tests.join(' OR ')} FROM ${name}`);
  return row[0] === true;
}

/** NaN and the infinities are no values that anything could be computed with. */
async function emptyNotFinite(connection: DuckDBConnection, name: string, columns: readonly DoubleColumn[]): Promise<readonly string[]> {
  if (columns.length === 0) return [];
  const counts = columns.map(({ column }) => `count_if(NOT isfinite(${column}))`);
  const [row = []] = await readRows(connection, `SELECT ${counts.join(', ')} FROM ${name}`);
  const notes: string[] = [];
  for (const [index, { shown, column }] of columns.entries()) {
    const count = Number(row[index]);
    if (count === 0) continue;
    await connection.run(`UPDATE ${name} SET ${column} = NULL WHERE NOT isfinite(${column})`);
    notes.push(`${plural(count, 'value')} of ${shown} (NaN or infinite) ${count === 1 ? 'counts' : 'count'} as missing.`);
  }
  return notes;
}
