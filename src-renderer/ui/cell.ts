import type { Cell } from '../../src-main/core/dataset/dataset';
import type { ColumnType } from '../../src-main/core/dataset/import-options';
import { decimalText } from '../../src-main/core/decimals';

/** A value as the table shows it. */
export function formatCell(cell: Cell): string {
  if (typeof cell === 'number') return decimalText(cell);
  return cell === null ? '—' : String(cell);
}

/** The whole value where the table shows a part of it alone. */
export function wholeCell(cell: Cell | undefined): string | undefined {
  return typeof cell === 'number' && formatCell(cell) !== String(cell) ? String(cell) : undefined;
}

/** What the type is called, by someone who does not program. */
export const typeNames: Readonly<Record<ColumnType, string>> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'yes or no',
};
