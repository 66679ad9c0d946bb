import type { Cell } from '../../src-main/core/dataset/dataset';
import type { ColumnType } from '../../src-main/core/dataset/import-options';

/** Significant digits of a number in a cell; enough for any measurement, short enough for a column. */
const digits = 8;

/** A value as the table shows it: numbers without grouping, since they may be years or codes. */
export function formatCell(cell: Cell): string {
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(digits)));
  return cell === null ? '—' : String(cell);
}

/** What the type is called, by someone who does not program. */
export const typeNames: Readonly<Record<ColumnType, string>> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'yes or no',
};
