import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import { numberPattern, wholePattern } from '../../../core/dataset/number-style';
import { plural } from '../../../core/text';
import { columnName, quoteName, readRows } from '../../warehouse/warehouse';
import { countFaults, type DirectFault, directSelect, faultFrom } from './direct-select';
import { canBePlain, type DirectColumn } from './direct-sql';
import type { TextLayout } from './layout';
import type { TextFile } from './source';
import { csvScan, dropRejects, stageTable } from './stage';

/** How often a file is begun again because a column turned out to be otherwise than its beginning. */
const mostAttempts = 6;

/** Text files of one layout, to be read into a new table by the plans that their beginning gave. */
export interface DirectReading {
  readonly table: string;
  readonly files: readonly TextFile[];
  readonly layout: TextLayout;
  readonly plans: readonly ColumnPlan[];
  /** The plans are those of an earlier import, and stay as they are. */
  readonly fixed: boolean;
  readonly signal: AbortSignal;
}

/** What came of it. */
export interface DirectTable {
  readonly rows: number;
  readonly notes: readonly string[];
  readonly plans: readonly ColumnPlan[];
}

/**
 * Reads files straight into a table, in one pass. Values, plans and notes are those that the stage would have come to.
 *
 * @param connection whose stage holds the beginning of the files
 * @returns null, and no table, where that cannot be said: then all of the files has to go over the stage
 */
export async function readDirectly(connection: DuckDBConnection, reading: DirectReading): Promise<DirectTable | null> {
  let columns: readonly DirectColumn[] | null = await careful(connection, reading);
  for (let attempt = 0; attempt < mostAttempts && columns !== null; attempt += 1) {
    reading.signal.throwIfAborted();
    const outcome = await tryRead(connection, reading, columns);
    if (outcome === 'done') return finish(connection, reading.table, columns);
    await connection.run(`DROP TABLE IF EXISTS ${quoteName(reading.table)}`);
    columns = outcome === 'misfits' ? null : afterFault(columns, outcome, reading.fixed);
  }
  return null;
}

const hidesSigns = (files: readonly TextFile[]): boolean => files.some(({ text }) => !text.print.plain);

/** Columns whose beginning is as a program writes it are read with less care. */
async function careful(connection: DuckDBConnection, { plans, layout, files }: DirectReading): Promise<readonly DirectColumn[]> {
  const columns = plans.map((plan): DirectColumn => ({ plan, care: canBePlain(plan) ? 'plain' : 'full' }));
  const [counts = []] = await readRows(connection, countFaults(columns, layout.names.length, stageTable, hidesSigns(files)));
  return columns.map((column, index) => (Number(counts[index]) === 0 ? column : { ...column, care: 'full' }));
}

async function tryRead(
  connection: DuckDBConnection,
  { table, files, layout }: DirectReading,
  columns: readonly DirectColumn[],
): Promise<'done' | 'misfits' | DirectFault> {
  await dropRejects(connection);
  for (const [index, { text }] of files.entries()) {
    const scan = csvScan({ path: text.path, layout, strict: !text.print.mixedLineEnds });
    const into = index === 0 ? `CREATE TABLE ${quoteName(table)} AS` : `INSERT INTO ${quoteName(table)}`;
    try {
      await connection.run(`${into} ${directSelect(columns, layout.names.length, scan, hidesSigns(files))}`, [text.path]);
    } catch (thrown) {
      const fault = faultFrom(thrown);
      if (!fault) throw thrown;
      await dropRejects(connection);
      return fault;
    }
    const [[rejected] = []] = await readRows(connection, 'SELECT count(*) FROM rejects');
    await dropRejects(connection);
    if (Number(rejected) > 0) return 'misfits';
  }
  return 'done';
}

function afterFault(columns: readonly DirectColumn[], { column, text }: DirectFault, fixed: boolean): readonly DirectColumn[] | null {
  const next = columns[column] && otherwise(columns[column], text.trim(), fixed);
  return next ? columns.map((each, index) => (index === column ? next : each)) : null;
}

/** @returns how a column is to be read that has such a text; null where all its values have to be counted */
function otherwise({ plan, care }: DirectColumn, text: string, fixed: boolean): DirectColumn | null {
  const matches = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`, 'iu').test(text);
  const number = matches(numberPattern(plan));
  const whole = matches(wholePattern(plan));
  if (plan.type === 'BIGINT' && number && !whole && !fixed) {
    const fractions: ColumnPlan = { ...plan, type: 'DOUBLE' };
    return { plan: fractions, care: care === 'plain' && canBePlain(fractions) ? 'plain' : 'full' };
  }
  const special = plan.type === 'DOUBLE' && matches('[-+]?(nan|inf|infinity)');
  const fits = plan.type === 'DATE' ? matches('\\d{4}-\\d{1,2}-\\d{1,2}') : number || special || text === '';
  return care === 'plain' && fits ? { plan, care: 'full' } : null;
}

async function finish(connection: DuckDBConnection, table: string, columns: readonly DirectColumn[]): Promise<DirectTable> {
  const notes = await emptyNotFinite(connection, table, columns);
  const [[rows] = []] = await readRows(connection, `SELECT count(*) FROM ${quoteName(table)}`);
  return { rows: Number(rows), notes, plans: columns.map(({ plan }) => plan) };
}

/** NaN and the infinities are no values that anything could be computed with. */
async function emptyNotFinite(connection: DuckDBConnection, table: string, columns: readonly DirectColumn[]): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const [index, { plan, care }] of columns.entries()) {
    if (plan.type !== 'DOUBLE' || care === 'plain') continue;
    const column = columnName(index);
    const [[found] = []] = await readRows(connection, `SELECT count_if(isnan(${column})) FROM ${quoteName(table)}`);
    const count = Number(found);
    if (count === 0) continue;
    await connection.run(`UPDATE ${quoteName(table)} SET ${column} = NULL WHERE isnan(${column})`);
    notes.push(`${plural(count, 'value')} of ${plan.name} (NaN or infinite) ${count === 1 ? 'counts' : 'count'} as missing.`);
  }
  return notes;
}
