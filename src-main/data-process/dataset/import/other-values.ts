import type { DuckDBConnection } from '@duckdb/node-api';
import { usualMissingMarks } from '../../../core/dataset/missing-marks';
import type { ImportNote } from '../../../core/dataset/preview';
import { plural } from '../../../core/text';
import { readRows } from '../../warehouse/warehouse';
import type { Candidate } from './candidate';
import { presentText } from './column-sql';
import { stageTable } from './stage';

/** A value that is not of its column's kind. */
export interface OtherValue {
  readonly text: string;
  readonly count: number;
}

const looked = 30;
const usual: ReadonlySet<string> = new Set(usualMissingMarks);

/** @returns the most frequent values for which a condition holds. @param from SQL of the table of their texts */
export async function otherValues(
  connection: DuckDBConnection,
  candidate: Pick<Candidate, 'index' | 'missing'>,
  condition: string,
  from = stageTable,
): Promise<readonly OtherValue[]> {
  const text = presentText(candidate.index, candidate.missing);
  const found = await readRows(
    connection,
    `SELECT ${text} AS other, count(*) AS times FROM ${from} WHERE ${text} IS NOT NULL AND ${condition} GROUP BY other ORDER BY times DESC, other LIMIT ${looked}`,
  );
  return found.map(([value, count]) => ({ text: String(value), count: Number(count) }));
}

/** @returns whether a text stands for a missing value where everything else in its column is a number or a date */
export function isUsualMark(text: string): boolean {
  return usual.has(text);
}

/** @param name of the column */
export function markNote(name: string, { text, count }: OtherValue): string {
  return `${plural(count, 'field')} of ${name} with “${text}” ${count === 1 ? 'was' : 'were'} read as missing.`;
}

/** Usual marks of missing values among them, where such marks are to be guessed, and how many values are left. */
export function splitMarks(
  { name, guessMissing }: Pick<Candidate, 'name' | 'guessMissing'>,
  others: readonly OtherValue[],
  all: number,
): { readonly marks: readonly string[]; readonly notes: readonly ImportNote[]; readonly rest: number } {
  const found = guessMissing ? others.filter(({ text }) => isUsualMark(text)) : [];
  const notes = found.map((mark) => ({ severity: 'note' as const, message: markNote(name, mark) }));
  return { marks: found.map(({ text }) => text), notes, rest: all - found.reduce((sum, { count }) => sum + count, 0) };
}
