import type { DatasetCorrelations } from '../../../core/dataset/series';
import { quoteName, type Warehouse } from '../../warehouse/warehouse';
import type { OpenTable } from '../table';
import { findNumbers } from './columns';

/**
 * Pearson's correlation of every two columns, over the rows in which both have a value.
 *
 * @throws SeqbenchError `request.invalid`
 */
export async function readCorrelations(warehouse: Warehouse, table: OpenTable, names: readonly string[]): Promise<DatasetCorrelations> {
  const columns = names.map((name) => findNumbers(table, name));
  const pairs = columns.flatMap((a, row) => columns.slice(0, row).map((b, column) => ({ a, b, row, column })));
  const figures = [
    ...columns.map((column) => `count(${column})`),
    ...pairs.map(({ a, b }) => `regr_count(${a}, ${b})`),
    ...pairs.map(({ a, b }) => `corr(${a}, ${b})`),
  ];
  const [found = []] = await warehouse.rows(`SELECT ${figures.join(', ')} FROM ${quoteName(table.table)}`);
  const values = found.map((value) => (value === null ? null : Number(value)));
  const r: (number | null)[][] = columns.map((_, row) => columns.map((__, column) => (row === column ? 1 : null)));
  const rows: number[][] = columns.map((_, row) => columns.map(() => values[row] ?? 0));
  for (const [index, { row, column }] of pairs.entries()) {
    const correlation = values[columns.length + pairs.length + index] ?? null;
    const finite = correlation !== null && Number.isFinite(correlation) ? correlation : null;
    const count = values[columns.length + index] ?? 0;
    for (const [one, other] of [
      [row, column],
      [column, row],
    ] as const) {
      (r[one] ?? [])[other] = finite;
      (rows[one] ?? [])[other] = count;
    }
  }
  return { columns: names, r, rows };
}
