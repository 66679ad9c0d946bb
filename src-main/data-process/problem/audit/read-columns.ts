import { setImmediate } from 'node:timers/promises';
import type { DuckDBValue } from '@duckdb/node-api';
import { type ColumnFigures, figuresOf } from '../../../core/problem/audit/figures';
import type { Warehouse } from '../../warehouse/warehouse';
import type { SqlTable } from '../sql-columns';
import { streamColumns } from '../stream-columns';

/** Columns that are read by one query. */
const columnsAtOnce = 16;

export interface ReadTable {
  /** By column: [rows of the table] as the checks compare them; NaN where missing. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** Of the columns of numbers. */
  readonly whole: ReadonlyMap<string, ColumnFigures>;
}

/**
 * Reads columns as numbers: dates as milliseconds, texts as a code for each.
 *
 * @param onShare told from 0 to 1 how far it is
 */
export async function readTable(
  warehouse: Warehouse,
  table: SqlTable,
  names: readonly string[],
  onShare: (share: number) => void,
): Promise<ReadTable> {
  const values = new Map<string, Float64Array>();
  const isText = (name: string): boolean => table.column(name).profile.type === 'text';
  const numbers = names.filter((name) => !isText(name));
  for (let from = 0; from < numbers.length; from += columnsAtOnce) {
    const some = numbers.slice(from, from + columnsAtOnce);
    await readNumbers(warehouse, table, some, values, (share) => {
      onShare((from + share * some.length) / names.length);
    });
  }
  for (const name of names.filter(isText)) {
    onShare(values.size / names.length);
    values.set(name, await readCodes(warehouse, table, name));
  }
  const whole = new Map<string, ColumnFigures>();
  for (const name of numbers) {
    await setImmediate();
    whole.set(name, figuresOf(values.get(name) ?? new Float64Array()));
  }
  return { values, whole };
}

async function readNumbers(
  warehouse: Warehouse,
  table: SqlTable,
  names: readonly string[],
  into: Map<string, Float64Array>,
  onShare: (share: number) => void,
): Promise<void> {
  const columns = names.map(() => new Float64Array(table.dataset.summary.rows));
  const select = names.map((name) => table.column(name).place).join(', ');
  let next = 0;
  await streamColumns(
    warehouse,
    `SELECT ${select} FROM ${table.from}`,
    names.length,
    (values, count) => {
      for (const [index, column] of columns.entries()) column.set(values[index] ?? [], next);
      next += count;
    },
    {
      onRows: (rows) => {
        onShare(rows / Math.max(1, table.dataset.summary.rows));
      },
    },
  );
  names.forEach((name, index) => into.set(name, columns[index] ?? new Float64Array()));
}

/** A number for each different text, in the order in which they come. */
async function readCodes(warehouse: Warehouse, table: SqlTable, name: string): Promise<Float64Array> {
  const codes = new Map<DuckDBValue, number>();
  const values = new Float64Array(table.dataset.summary.rows);
  await warehouse.stream(`SELECT ${table.column(name).sql} FROM ${table.from}`, (chunk, first) => {
    for (const [index, value] of chunk.getColumnValues(0).entries()) {
      if (value === null) {
        values[first + index] = NaN;
        continue;
      }
      const known = codes.get(value) ?? codes.size;
      codes.set(value, known);
      values[first + index] = known;
    }
  });
  return values;
}
