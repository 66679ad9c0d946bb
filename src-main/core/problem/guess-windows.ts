import type { ColumnProfile, DatasetSummary } from '../dataset/dataset';

/** Shorter tables are too short for windows to be cut from. */
const fewestRows = 50;
/** Buckets of an evenly spaced column hold nearly the same number of rows. */
const evenness = 1.5;
/** A column of series has many rows for each of them. */
const rowsOfSeries = 5;
const orderNames = /^(t|time|timestamp|date|datetime|step|index|seconds?|minutes?|hours?|days?|decimal[_ ]?year)$/i;
const partNames = /^(year|month|day|hour|minute|second|weekday|decimal[_ ]?year|id|index|row)$/i;
const valueNames = /^(close|price|value|y|target|sales|demand|load|count)$/i;

export type GuessedTable = Pick<DatasetSummary, 'columns' | 'rows' | 'formula'>;

export interface WindowsGuess {
  /** Null where rows follow one another as they stand in the file. */
  readonly order: string | null;
  readonly series: string | null;
  readonly target: string;
}

/** @returns what the columns of a series are, where the table looks like one: a date or an evenly increasing column, and other numbers */
export function guessWindows(table: GuessedTable): WindowsGuess | null {
  const order = guessOrder(table);
  const target = order && guessValue(table.columns, order.name);
  if (!order || !target || table.rows < fewestRows) return null;
  return { order: order.name, series: order.distinct * 1.5 < table.rows ? guessSeries(table) : null, target };
}

/** @returns the column that rows go by: a formula's variable, a date, or a number that goes up evenly */
export function guessOrder({ columns, rows, formula }: GuessedTable): ColumnProfile | null {
  if (formula) return columns.find(({ name }) => name === formula.variable) ?? null;
  const dates = columns.filter(({ type, distinct }) => type === 'date' && distinct > 1);
  const numbers = columns.filter(
    (column, index) => column.type === 'number' && column.distinct >= rows * 0.99 && (orderNames.test(column.name) || index === 0),
  );
  return dates[0] ?? numbers.find(isEven) ?? null;
}

/** @returns whether values are spread evenly from the least to the greatest, as those of a clock are */
function isEven({ histogram, missing }: ColumnProfile): boolean {
  const counts = histogram.map(({ count }) => count);
  return missing === 0 && counts.length > 1 && Math.max(...counts) <= evenness * Math.max(1, Math.min(...counts));
}

/** @returns the column whose values tell several series apart; null for one series */
export function guessSeries({ columns, rows }: GuessedTable): string | null {
  const found = columns.find(
    ({ type, distinct }) => (type === 'text' || type === 'boolean') && distinct > 1 && distinct * rowsOfSeries <= rows,
  );
  return found?.name ?? null;
}

/** @returns a column of values, by its name or else the first that is no part of a date */
export function guessValue(columns: readonly ColumnProfile[], order: string | null): string | null {
  const values = columns.filter(({ name, type, distinct }) => type === 'number' && distinct > 1 && name !== order && !partNames.test(name));
  return (values.find(({ name }) => valueNames.test(name)) ?? values[0])?.name ?? null;
}
