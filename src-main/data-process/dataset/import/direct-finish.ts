import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import { columnName, quoteName, readRows } from '../../warehouse/warehouse';
import { specialNote } from './classify-numbers';
import type { DirectTable } from './direct-reading';
import { markName } from './direct-select';
import type { DirectColumn } from './direct-sql';
import { oddTexts } from './odd-texts';
import { markNote, type OtherValue } from './other-values';

/**
 * Counts what could not be counted on the way into a table, and takes away what only served to count it.
 *
 * @returns null where a column that was read as text is one of numbers after all
 */
export async function finishTable(
  connection: DuckDBConnection,
  table: string,
  columns: readonly DirectColumn[],
): Promise<DirectTable | null> {
  const plans: ColumnPlan[] = [];
  const notes: string[] = [];
  for (const [index, column] of columns.entries()) {
    const { plan, marks } = column;
    const odd = await oddTexts(connection, table, index, column);
    if (odd === null) return null;
    notes.push(...odd);
    const found = await takeMarks(connection, table, index, marks ?? []);
    const said = plan.missing.filter((mark) => marks?.includes(mark) !== true);
    plans.push({ ...plan, missing: [...said, ...found.map(({ text }) => text)] });
    notes.push(...found.map((mark) => markNote(plan.name, mark)), ...(await emptyNotFinite(connection, table, index, column)));
  }
  const [[rows] = []] = await readRows(connection, `SELECT count(*) FROM ${quoteName(table)}`);
  return { rows: Number(rows), notes, plans };
}

/** @returns those of the marks that there are, the most frequent first, as `otherValues` has them */
async function takeMarks(
  connection: DuckDBConnection,
  table: string,
  index: number,
  marks: readonly string[],
): Promise<readonly OtherValue[]> {
  if (marks.length === 0) return [];
  const [name, from] = [markName(index), quoteName(table)];
  const counted = await readRows(connection, `SELECT ${name}, count(*) FROM ${from} WHERE ${name} > 0 GROUP BY ${name}`);
  await connection.run(`ALTER TABLE ${from} DROP COLUMN ${name}`);
  const found = counted.map(([mark, count]) => ({ text: marks[Number(mark) - 1] ?? '', count: Number(count) }));
  return found.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** NaN and the infinities are no values that anything could be computed with. */
async function emptyNotFinite(
  connection: DuckDBConnection,
  table: string,
  index: number,
  { plan, care }: DirectColumn,
): Promise<readonly string[]> {
  if (plan.type !== 'DOUBLE' || care === 'plain') return [];
  const column = columnName(index);
  const [[found] = []] = await readRows(connection, `SELECT count_if(isnan(${column})) FROM ${quoteName(table)}`);
  const count = Number(found);
  if (count === 0) return [];
  await connection.run(`UPDATE ${quoteName(table)} SET ${column} = NULL WHERE isnan(${column})`);
  return [specialNote(plan.name, count)];
}
