import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../core/dataset/dataset';
import { isoText, type ProfiledColumn } from './profile';
import { columnName, quoteName, type Warehouse } from './warehouse';

/** A part of a table: rows from `offset` on, and of a wide one the columns from `first` to before `end`. */
export interface PagePart {
  readonly offset: number;
  readonly limit: number;
  readonly columns?: { readonly first: number; readonly end: number } | undefined;
}

/** Rows of a table in the file's order; DuckDB finds them by row number, and reads nothing of other rows and columns. */
export async function readPage(
  warehouse: Warehouse,
  table: string,
  columns: readonly ProfiledColumn[],
  part: PagePart,
): Promise<readonly (readonly Cell[])[]> {
  const selected = columns.map(({ type }, index) => {
    const column = columnName(index);
    return type === 'DATE' || type === 'TIMESTAMP' ? isoText(type, column) : column;
  });
  const { first, end } = part.columns ?? { first: 0, end: selected.length };
  const wanted = selected.slice(first, end);
  if (wanted.length === 0) return [];
  const last = part.offset + part.limit - 1;
  const sql = `SELECT ${wanted.join(', ')} FROM ${quoteName(table)} WHERE rowid BETWEEN ${part.offset} AND ${last} ORDER BY rowid`;
  const rows = await warehouse.rows(sql);
  return rows.map((row) => row.map(cellOf));
}

/** A whole number beyond 2⁵³ stays exact as text: JSON has no other way. */
export function cellOf(value: DuckDBValue): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null ? null : String(value);
}
