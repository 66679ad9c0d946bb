import type { ColumnProfile } from '../dataset/dataset';
import type { ErrorCode } from '../errors';
import type { ClassCount, ProblemFinding } from './problem';

/** What the table says about the columns of a problem; gathered by SQL, judged by `findProblems`. */
export interface ProblemFacts {
  readonly rows: number;
  /** Of the whole dataset. */
  readonly columns: readonly ColumnProfile[];
  /** First fault of each step column that has one. */
  readonly stepFaults: readonly ValueFault[];
  readonly targetFault: ValueFault | null;
  /** Classes of the target in order of their index; null for a number, or where there are too many. */
  readonly classes: readonly ClassCount[] | null;
}

/** Values of a column that cannot be used. */
export interface ValueFault {
  readonly column: string;
  readonly kind: 'missing' | 'text' | 'too-large';
  /** Rows that have it. */
  readonly count: number;
  /** The first such row. */
  readonly at: RowPlace;
  /** The first such value; empty where it is missing. */
  readonly value: string;
}

export interface RowPlace {
  /** Data row, from 1. */
  readonly row: number;
  /** Line of the file, from 1; null where quoted line breaks or blank lines make it uncertain. */
  readonly line: number | null;
}

/** `row 5 (line 6 of the file)`. */
export function describePlace(place: RowPlace): string {
  return place.line === null ? `row ${place.row}` : `row ${place.row} (line ${place.line} of the file)`;
}

/** A finding with the code that it is thrown with when the problem is to be prepared all the same. */
export interface CodedFinding extends ProblemFinding {
  readonly code: ErrorCode;
  readonly place?: string;
  readonly value?: string;
}
