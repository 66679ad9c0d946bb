import type { ColumnProfile } from '../../../src-main/core/dataset/dataset';
import type { Condition } from '../../../src-main/core/problem/condition';

type Known = Pick<ColumnProfile, 'name' | 'type' | 'min' | 'median' | 'quartiles' | 'histogram'>;

/** What a new condition on a column says before someone changes it, so that the form stays whole meanwhile. */
export type Begin = (column: Known) => Condition;

/** Rows that count: from the least value on, or those with the most frequent one. */
export const everyRow: Begin = (column) => from(column, column.min);

/** Rows that are set apart: from the last quartile on, or those with the most frequent value. */
export const lastRows: Begin = (column) => from(column, column.quartiles?.[1] ?? column.median);

function from({ name, type, histogram }: Known, least: number | string | null): Condition {
  if (least !== null && (type === 'number' || type === 'date')) return { column: name, is: '≥', value: String(least) };
  const often = type === 'number' || type === 'date' ? undefined : histogram.find(({ label }) => label !== '');
  return often ? { column: name, is: '=', value: often.label } : { column: name, is: 'present', value: '' };
}
