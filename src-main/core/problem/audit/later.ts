import type { Reason } from './reason';
import type { Series } from './series';

/** Columns that go in from their own row (`from` is 1), or from the row that is predicted. */
export interface LaterColumns {
  readonly inputs: readonly Series[];
  /** The first row, counted from a column's own, that is not known when it goes in. */
  readonly from: number;
}

/** A column that holds values to come, and what is said of it. */
export interface LaterReason {
  readonly input: string;
  readonly reason: Reason;
}
