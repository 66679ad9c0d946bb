import type { ColumnProfile } from '../dataset/dataset';
import type { ErrorCode } from '../errors';
import type { Condition } from './condition';
import type { ClassCount, ProblemFinding } from './problem';

/** What the table says about the columns of a problem; gathered by SQL, judged by what lies in `findings`. */
export interface ProblemFacts {
  /** Rows that the filter leaves. */
  readonly kept: number;
  /** Of the whole dataset. */
  readonly columns: readonly ColumnProfile[];
  /** First fault of each input column that has one. */
  readonly inputFaults: readonly ValueFault[];
  readonly targetFaults: readonly ValueFault[];
  /** By target; null for numbers. */
  readonly classes: readonly TargetClasses[] | null;
  /** What each condition of the filter leaves by itself, where together they leave nothing. */
  readonly conditions: readonly ConditionCount[];
}

/** Classes that occur in a target column. */
export interface TargetClasses {
  readonly target: string;
  /** Ordered as labels are; null where there are too many. */
  readonly counts: readonly ClassCount[] | null;
}

/** Rows that a condition of the filter leaves by itself. */
export interface ConditionCount {
  readonly condition: Condition;
  readonly rows: number;
}

/** Values of a column that cannot be used. */
export interface ValueFault {
  readonly column: string;
  /** `not-positive` has no logarithm. */
  readonly kind: 'missing' | 'text' | 'too-large' | 'not-positive';
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
