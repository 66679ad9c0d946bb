import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../core/dataset/dataset';
import { isoText, type ProfiledColumn } from './profile';
import { columnName, quoteName, type Warehouse } from './warehouse';

/** Rows `offset` to `offset + limit` of a table, in the file's order; DuckDB finds them by row number without reading the rest. */
export async function readPage(
  warehouse: Warehouse,
  table: string,
  columns: readonly ProfiledColumn[],
  offset: number,
  limit: number,
): Promise<readonly (readonly Cell[])[]> {
  const selected = columns.map(({ type }, index) => {
    const column = columnName(index);
    return type === 'DATE' || type === 'TIMESTAMP' ? isoText(type, column) : column;
  });
  const last = offset + limit - 1;
  const sql = `SELECT ${selected.join(', ')} FROM ${quoteName(table)} WHERE rowid BETWEEN ${offset} AND ${last} ORDER BY rowid`;
  const rows = await warehouse.rows(sql);
  return rows.map((row) => row.map(cellOf));
}

/** A whole number beyond 2⁵³ stays exact as text: JSON has no other way. */
export function cellOf(value: DuckDBValue): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null ? null : String(value);
}
