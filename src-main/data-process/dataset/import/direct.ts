import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnPlan, textPlan } from '../../../core/dataset/column-plan';
import { numberPattern, wholePattern } from '../../../core/dataset/number-style';
import { quoteName } from '../../warehouse/warehouse';
import { directCare } from './direct-care';
import { finishTable } from './direct-finish';
import type { DirectReading, DirectTable } from './direct-reading';
import { type DirectFault, directSelect, faultFrom } from './direct-select';
import { canBePlain, type DirectColumn } from './direct-sql';
import { inFewThreads } from './few-threads';
import { isUsualMark } from './other-values';
import type { TextFile } from './source';
import { csvScan, dropRejects, misfitTable, takeRejects } from './stage';

/** How often a file is begun again because a column turned out to be otherwise than its beginning. */
const mostAttempts = 6;

/**
 * Reads files straight into a table, in one pass. Values, plans, notes and misfits are those that the stage would have come to.
 *
 * @param connection whose stage holds the beginning of the files
 * @returns null, and no table, where that cannot be said: then all of the files has to go over the stage
 */
export async function readDirectly(connection: DuckDBConnection, reading: DirectReading): Promise<DirectTable | null> {
  let columns: readonly DirectColumn[] | null = await directCare(connection, reading.columns, hidesSigns(reading.files));
  for (let attempt = 0; attempt < mostAttempts && columns !== null; attempt += 1) {
    reading.signal.throwIfAborted();
    const outcome = await tryRead(connection, reading, columns);
    const finished = outcome === 'done' ? await finishTable(connection, reading.table, columns) : null;
    if (finished) return finished;
    await connection.run(`DROP TABLE IF EXISTS ${quoteName(reading.table)}`);
    columns = outcome === 'done' ? null : afterFault(columns, outcome, reading.fixed);
  }
  return null;
}

const hidesSigns = (files: readonly TextFile[]): boolean => files.some(({ text }) => !text.print.plain);

async function tryRead(
  connection: DuckDBConnection,
  { table, files, layout }: DirectReading,
  columns: readonly DirectColumn[],
): Promise<'done' | DirectFault> {
  await connection.run(`DELETE FROM ${misfitTable}`);
  for (const [index, { text }] of files.entries()) {
    const scan = csvScan({ path: text.path, layout, strict: !text.print.mixedLineEnds });
    const into = index === 0 ? `CREATE TABLE ${quoteName(table)} AS` : `INSERT INTO ${quoteName(table)}`;
    try {
      const select = directSelect(columns, layout.names.length, scan, hidesSigns(files));
      await inFewThreads(connection, { columns: columns.length, rows: roughRows(text) }, async () => {
        await dropRejects(connection);
        await connection.run(`${into} ${select}`, [text.path]);
      });
    } catch (thrown) {
      const fault = faultFrom(thrown);
      if (!fault) throw thrown;
      await dropRejects(connection);
      return fault;
    }
    await takeRejects(connection, index);
  }
  return 'done';
}

/** As many as there would be if all lines were as long as the first ones. */
function roughRows({ print, head }: TextFile['text']): number {
  const lines = head.split('\n', 50);
  const bytes = Buffer.byteLength(lines.join('\n'));
  return lines.length < 2 ? Number.POSITIVE_INFINITY : (print.bytes / Math.max(1, bytes)) * lines.length;
}

function afterFault(columns: readonly DirectColumn[], { column, text }: DirectFault, fixed: boolean): readonly DirectColumn[] | null {
  const [found, trimmed] = [columns[column], text.trim()];
  if (!found) return null;
  // Who writes a mark in one column does so in others.
  if (isNewMark(found, trimmed)) return columns.map((each) => withMark(each, trimmed));
  const next = otherwise(found, trimmed, fixed);
  return next && columns.map((each, index) => (index === column ? next : each));
}

const isNewMark = ({ marks }: DirectColumn, text: string): boolean => marks !== null && !marks.includes(text) && isUsualMark(text);

function withMark(column: DirectColumn, mark: string): DirectColumn {
  if (column.marks === null || column.plan.missing.includes(mark)) return column;
  return { ...column, plan: { ...column.plan, missing: [...column.plan.missing, mark] }, marks: [...column.marks, mark] };
}

/** @returns how a column is to be read that has such a text; null where all its values have to be counted */
function otherwise(column: DirectColumn, text: string, fixed: boolean): DirectColumn | null {
  const { plan, care } = column;
  const matches = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`, 'iu').test(text);
  const number = matches(numberPattern(plan));
  const whole = matches(wholePattern(plan));
  if (plan.type === 'BIGINT' && number && !whole && !fixed) {
    const fractions: ColumnPlan = { ...plan, type: 'DOUBLE' };
    return { ...column, plan: fractions, care: care === 'plain' && canBePlain(fractions) ? 'plain' : 'full' };
  }
  const special = plan.type === 'DOUBLE' && matches('[-+]?(nan|inf|infinity)');
  const missing = text === '' || plan.missing.includes(text);
  const fits = missing || (plan.type === 'DATE' ? matches('\\d{4}-\\d{1,2}-\\d{1,2}') : number || special);
  if (fits) return care === 'plain' ? { ...column, care: 'full' } : null;
  return column.mayBeText && !fixed && (plan.type === 'BIGINT' || plan.type === 'DOUBLE') ? asText(column) : null;
}

/** A column of numbers in which some value is none. What it was is needed to count these values when all are read. */
function asText({ plan, marks }: DirectColumn): DirectColumn {
  const missing = plan.missing.filter((each) => marks?.includes(each) !== true);
  const text: ColumnPlan = { ...textPlan(plan.name, plan.from[0]), missing };
  return { plan: text, care: 'full', marks: null, mayBeText: true, was: { ...plan, missing }, guessed: marks !== null };
}
