import { columnName, quoteText } from '../../warehouse/warehouse';
import { type DirectColumn, directFault, directMark, directValue } from './direct-sql';

/** Columns whose faults are looked for in one expression: DuckDB bounds how deep one may be. */
const together = 50;
const mark = 'seqbench-fault';

/** A text that contradicts the plan of its column. */
export interface DirectFault {
  readonly column: number;
  readonly text: string;
}

/**
 * A query for the values of all columns that ends with an error at the first text that does not bear its plan out; DuckDB cannot count on
 * the way into a table. Fields with marks that are to be counted are told in columns of their own: see `markName`.
 *
 * @param width columns of the file
 * @param from SQL of the table of texts
 */
export function directSelect(columns: readonly DirectColumn[], width: number, from: string, hidden: boolean): string {
  const values = columns.map((column, index) => `${directValue(column)} AS ${valueName(index)}`);
  const outer = columns.map(({ plan }, index) => {
    const checked = index % together === 0 ? columns.slice(index, index + together) : [];
    return `${guarded(checked, index, hidden)}::${plan.type} AS ${columnName(index)}`;
  });
  const marks = columns.flatMap((column, index) => {
    const mark = directMark(column);
    return mark === null ? [] : [`${mark} AS ${markName(index)}`];
  });
  return `SELECT ${[...outer, ...marks].join(', ')} FROM (SELECT ${[...texts(width), ...values].join(', ')} FROM ${from})`;
}

/** The column that says which mark of missing values a field was, for as long as they are not counted. */
export const markName = (index: number): string => `m${index}`;

/** @returns what ended a query, where it was a text that contradicts its plan */
export function faultFrom(thrown: unknown): DirectFault | null {
  if (!(thrown instanceof Error)) return null;
  const [, column, text] = new RegExp(`${mark} (\\d+) ([^]*)$`).exec(thrown.message) ?? [];
  return column === undefined ? null : { column: Number(column), text: text ?? '' };
}

function guarded(checked: readonly DirectColumn[], index: number, hidden: boolean): string {
  const faults = checked.flatMap((column, offset) => {
    const fault = directFault(column, valueName(index + offset), hidden);
    return fault === null
      ? []
      : [{ fault, told: `${quoteText(`${mark} ${index + offset} `)} || coalesce(${columnName(column.plan.from[0])}, '')` }];
  });
  if (faults.length === 0) return valueName(index);
  const cases = faults.map(({ fault, told }) => `WHEN ${fault} THEN ${told}`).join(' ');
  return `(CASE WHEN ${faults.map(({ fault }) => fault).join(' OR ')} THEN error(CASE ${cases} END) ELSE ${valueName(index)} END)`;
}

const valueName = (index: number): string => `v${index}`;
const texts = (width: number): readonly string[] => Array.from({ length: width }, (_, index) => columnName(index));
