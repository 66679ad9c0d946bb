import type { ColumnProfile, DatasetSummary } from '../../../src-main/core/dataset/dataset';

/** Lines that are drawn at most: there are as many colours. */
export const mostLines = 8;
/** Series that get a chart of their own at most. */
export const mostGroups = 12;
/** Labels of this length may have been cut. */
const cutLabel = 80;
/** Columns between which correlations are shown at most. */
export const mostCorrelated = 24;

/** Columns that lines can be drawn of. */
export function numberColumns({ columns }: DatasetSummary): readonly ColumnProfile[] {
  return columns.filter(({ type, distinct }) => type === 'number' && distinct > 0);
}

/** Columns that lines can be drawn over, besides the order of the rows. */
export function orderColumns({ columns }: DatasetSummary): readonly ColumnProfile[] {
  return columns.filter(({ type, distinct }) => (type === 'number' || type === 'date') && distinct > 1);
}

/** Columns whose values can tell series apart: few different ones, each of many rows. */
export function groupColumns({ columns, rows }: DatasetSummary): readonly ColumnProfile[] {
  const cut = (column: ColumnProfile): boolean => column.histogram.some(({ label }) => label.length >= cutLabel);
  return columns.filter((column) => {
    const { type, distinct } = column;
    return (type === 'text' || type === 'boolean') && distinct > 1 && distinct <= rows / 5 && !cut(column);
  });
}

/** What is drawn, over what, and by which column the rows are told apart. */
export interface LookChoice {
  readonly order: string | null;
  readonly columns: readonly string[];
  readonly group: string | null;
}

/**
 * What is drawn first: over the variable of a formula or the first date, else over the rows; the first three other numbers. Where many
 * rows share a date, they are of several series.
 */
export function firstChoice(dataset: DatasetSummary): LookChoice {
  const date = dataset.columns.find(({ type, distinct }) => type === 'date' && distinct > 1)?.name ?? null;
  const order = dataset.formula?.variable ?? date;
  const numbers = numberColumns(dataset).filter(({ name, distinct }) => name !== order && distinct > 1);
  const places = dataset.columns.find(({ name }) => name === order)?.distinct ?? dataset.rows;
  const group = places * 1.5 < dataset.rows ? (groupColumns(dataset)[0]?.name ?? null) : null;
  return { order, columns: numbers.slice(0, 3).map(({ name }) => name), group };
}

/** The most frequent values of a column, which tell series apart. */
export function groupValues(dataset: DatasetSummary, column: string): readonly string[] {
  const found = dataset.columns.find(({ name }) => name === column);
  return (found?.histogram ?? []).slice(0, mostGroups).map(({ label }) => label);
}
