import type { ProblemSpec } from '../../core/problem/problem';
import type { Warehouse } from '../warehouse/warehouse';
import { allSql, conditionSql } from './condition-sql';
import type { SqlTable } from './sql-columns';

/** Rows of a table that a problem is made of: `SELECT … FROM ${from} WHERE ${where}`. */
export interface Source {
  readonly from: string;
  readonly where: string;
  /** Nothing is left out. */
  readonly whole: boolean;
}

/** Rows that meet the filter, and of those the ones behind the last that meets `afterLast` in its series. */
export async function sourceOf(warehouse: Warehouse, table: SqlTable, spec: ProblemSpec): Promise<Source> {
  const { from } = table;
  const where = allSql(table, spec.filter);
  if (!spec.afterLast) return { from, where, whole: spec.filter.length === 0 };
  const place = placeSql(table, spec);
  const last = `${where} AND ${conditionSql(table.column(spec.afterLast.column), spec.afterLast)}`;
  if (spec.shape === 'windows' && spec.series !== null) {
    const series = table.column(spec.series).sql;
    const lasts = `SELECT ${series} AS last_series, max({'place': ${place}, 'row': rowid}) AS last FROM ${from} WHERE ${last} GROUP BY 1`;
    return {
      from: `${from} LEFT JOIN (${lasts}) ON ${series} IS NOT DISTINCT FROM last_series`,
      where: `${where} AND coalesce({'place': ${place}, 'row': rowid} > last, true)`,
      whole: false,
    };
  }
  const [[lastPlace, lastRow] = []] = await warehouse.rows(
    `SELECT ${place}, rowid::INTEGER FROM ${from} WHERE ${last} ORDER BY 1 DESC, 2 DESC LIMIT 1`,
  );
  if (lastRow === undefined) return { from, where, whole: spec.filter.length === 0 };
  const at = `'${String(lastPlace)}'::DOUBLE`;
  return { from, where: `${where} AND (${place} > ${at} OR (${place} = ${at} AND rowid > ${String(lastRow)}))`, whole: false };
}

/** What rows are put in order by, as DOUBLE; their number where there is no order column. */
export function placeSql(table: SqlTable, { order }: ProblemSpec): string {
  return order === null ? 'rowid::DOUBLE' : table.column(order).place;
}
