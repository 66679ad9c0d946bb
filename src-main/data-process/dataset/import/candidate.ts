import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { ColumnOptions } from '../../../core/dataset/import-options';
import type { NumberStyle } from '../../../core/dataset/number-style';
import type { ColumnQuestion, ImportNote } from '../../../core/dataset/preview';

/** One column of the stage, and what is known of it before its values are looked at one and all. */
export interface Candidate {
  readonly index: number;
  readonly name: string;
  readonly given: ColumnOptions | null;
  /** Marks of missing values that are said, and those that are only looked for. */
  readonly missing: readonly string[];
  readonly guessMissing: boolean;
  readonly style: NumberStyle;
  /** Some of its values, without blanks around them. */
  readonly values: readonly string[];
}

/** What a column is to become. */
export interface Decision {
  readonly plan: ColumnPlan;
  readonly question: ColumnQuestion | null;
  readonly notes: readonly ImportNote[];
  /** Whatever values follow: each bears the plan out or contradicts it, and nothing but NaN and marks of missing values has to be counted, asked or told. */
  readonly settled: boolean;
  /** Usual marks of missing values that were found among its values, whose notes count them; null where none are looked for. */
  readonly marks: readonly string[] | null;
  /** All its texts were found to be numbers as a program writes them: see `DirectColumn`. */
  readonly plain?: true;
}
