import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName, readRows } from '../../warehouse/warehouse';
import { notNumbers, othersSql } from './classify-numbers';
import { presentText } from './column-sql';
import type { DirectColumn } from './direct-sql';
import { otherValues, splitMarks } from './other-values';

/**
 * What is to be told of a column of text that its beginning took for numbers: its values are on the table now, and can be counted there.
 *
 * @param index of the column in the table
 * @returns the notes that the stage would have made; null where all values but marks of missing ones are numbers
 */
export async function oddTexts(
  connection: DuckDBConnection,
  table: string,
  index: number,
  { plan, was, guessed = false }: DirectColumn,
): Promise<readonly string[] | null> {
  if (!was) return [];
  const { name, missing } = plan;
  const candidate = { index, name, missing, guessMissing: guessed, style: was };
  const from = quoteName(table);
  const condition = othersSql(candidate);
  const text = presentText(index, missing);
  const [[present, all] = []] = await readRows(
    connection,
    `SELECT count(${text}), count_if(${text} IS NOT NULL AND ${condition}) FROM ${from}`,
  );
  const others = await otherValues(connection, candidate, condition, from);
  const { marks, rest } = splitMarks(candidate, others, Number(all));
  if (rest === 0) return null;
  const example = others.find(({ text: other }) => !marks.includes(other))?.text ?? '';
  return notNumbers(candidate, rest, Number(present), example).map(({ message }) => message);
}
