import type { Condition } from '../../core/problem/condition';
import { conditionValue } from '../../core/problem/condition-value';
import { quoteText } from '../warehouse/warehouse';
import type { SqlColumn, SqlTable } from './sql-columns';

const operators = { '=': '=', '<': '<', '≤': '<=', '>': '>', '≥': '>=' } as const;

/** @returns SQL that is true for the rows that meet all conditions, false for all others, and never NULL */
export function allSql(table: SqlTable, conditions: readonly Condition[]): string {
  if (conditions.length === 0) return 'true';
  return conditions.map((condition) => `(${conditionSql(table.column(condition.column), condition)})`).join(' AND ');
}

/** A value that is none of its column's type is met by nothing; the form has said so before. */
export function conditionSql(column: SqlColumn, { is, value }: Condition): string {
  switch (is) {
    case 'missing':
      return `${column.sql} IS NULL`;
    case 'present':
      return `${column.sql} IS NOT NULL`;
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return compared(column, is, value);
  }
}

function compared({ profile, sql }: SqlColumn, is: Exclude<Condition['is'], 'missing' | 'present'>, written: string): string {
  const value = conditionValue(profile.type, written);
  if (!value) return 'false';
  const [left, right] = sides(sql, value);
  return is === '≠' ? `${left} IS DISTINCT FROM ${right}` : `coalesce(${left} ${operators[is]} ${right}, false)`;
}

function sides(sql: string, value: NonNullable<ReturnType<typeof conditionValue>>): readonly [string, string] {
  switch (value.kind) {
    case 'number':
      // By way of a text: DuckDB reads a bare number as DECIMAL, which may come to its neighbour.
      return [`${sql}::DOUBLE`, `'${value.value}'::DOUBLE`];
    case 'moment':
      return [`epoch_us(${sql}::TIMESTAMP)`, String(Math.round(value.value * 1000))];
    case 'text':
      return [`${sql}::VARCHAR`, quoteText(value.value)];
  }
}
