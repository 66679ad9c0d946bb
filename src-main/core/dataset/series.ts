/** What a line is drawn over. */
export type OrderKind = 'row' | 'number' | 'date';

/** A point of a line; `y` is null where the line is broken, because values are missing there. */
export interface SeriesPoint {
  /** Number of the row from 1, a number, or milliseconds since 1970 in UTC. */
  readonly x: number;
  readonly y: number | null;
}

export interface SeriesLine {
  readonly column: string;
  /** Value of the series column; null where the rows are not told apart. */
  readonly group: string | null;
  /** Rows in the range that have a value. */
  readonly rows: number;
  /** In ascending x. Every one is a value of the table; where not all are here, the lowest and the highest of every bucket are. */
  readonly points: readonly SeriesPoint[];
}

/** Lines over a range of the order column, thinned where there are more rows than can be seen. */
export interface DatasetSeries {
  readonly order: OrderKind;
  /** Rows in the range. */
  readonly rows: number;
  /** Where the first and the last of them lie; null where there are none. */
  readonly range: readonly [from: number, to: number] | null;
  /** Buckets that the range was cut into; null where every row is drawn. */
  readonly buckets: number | null;
  /** Column by column, and within a column group by group. */
  readonly lines: readonly SeriesLine[];
}

/** How columns of numbers go together. */
export interface DatasetCorrelations {
  readonly columns: readonly string[];
  /** Pearson's r by row and column, over the rows in which both have a value; null where one of them does not vary. */
  readonly r: readonly (readonly (number | null)[])[];
  /** Rows in which both have a value. */
  readonly rows: readonly (readonly number[])[];
}

/** How a column goes together with itself some rows later. */
export interface DatasetAutocorrelation {
  readonly column: string;
  /** Values that are not missing. */
  readonly rows: number;
  /** By lag, from 0, at which it is 1; empty where the column does not vary. */
  readonly r: readonly number[];
  /** Of a column without any memory, 95 % of the values lie between minus and plus this (1.96 / √rows). */
  readonly band: number;
}
