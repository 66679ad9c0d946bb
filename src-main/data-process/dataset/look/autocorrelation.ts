import type { Input } from '../../../contract/commands';
import { Autocorrelation } from '../../../core/dataset/autocorrelation';
import type { DatasetAutocorrelation } from '../../../core/dataset/series';
import { quoteName, quoteText, type Warehouse } from '../../warehouse/warehouse';
import type { OpenTable } from '../table';
import { findColumn, findNumbers, findOrder } from './columns';

/** Two-sided 95 % of the normal distribution. */
const quantile = 1.959963984540054;

/**
 * The autocorrelation of a column, row by row in an order; the rows stream past, so that a table of any length fits.
 *
 * @throws SeqbenchError `request.invalid`
 */
export async function readAutocorrelation(
  warehouse: Warehouse,
  table: OpenTable,
  { column, order, lags, group }: Input<'dataset.autocorrelation'>,
): Promise<DatasetAutocorrelation> {
  const value = findNumbers(table, column);
  const { x } = findOrder(table, order);
  const within = group ? ` AND ${findColumn(table, group.column).sql}::VARCHAR = ${quoteText(group.value)}` : '';
  const from = `FROM ${quoteName(table.table)} WHERE ${x} IS NOT NULL${within}`;
  const [[mean] = []] = await warehouse.rows(`SELECT avg(${value}) ${from}`);
  const acf = new Autocorrelation(Number(mean ?? 0), lags);
  const sorted = order === null ? 'rowid' : `${x}, rowid`;
  await warehouse.stream(`SELECT ${value} AS y ${from} ORDER BY ${sorted}`, (chunk) => {
    for (const each of chunk.getColumnValues(0)) acf.add(each === null ? null : Number(each));
  });
  return { column, rows: acf.rows, r: acf.result(), band: acf.rows > 0 ? quantile / Math.sqrt(acf.rows) : 0 };
}
