import type { PartName } from './split-spec';

/** One sample as it goes into a model, beside the rows of the table that it came from. */
export interface ProblemPreview {
  readonly part: PartName;
  /** Which sample of the part, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** [steps] 0-based rows of the table that go in, in order; one row for a sequence or a picture a row. */
  readonly inputRows: readonly number[];
  /** 0-based rows of the table that are predicted, in order. */
  readonly targetRows: readonly number[];
  /** Order values of both, as the table shows them. */
  readonly inputOrder: readonly string[];
  readonly targetOrder: readonly string[];
  /** Names of a step's features; `hour`, `weekday` and `month` for the calendar. */
  readonly features: readonly string[];
  readonly targets: readonly string[];
  /** [steps][features] as in the table; null where missing. Pictures: [pixels][1]. */
  readonly raw: readonly (readonly (number | null)[])[];
  /** [steps][features] as the model gets it. */
  readonly x: readonly (readonly number[])[];
  /** [predicted rows][targets] as in the table; class labels as they stand there. */
  readonly rawTarget: readonly (readonly (number | string)[])[];
  /** [predicted rows][targets] as the model is to answer it: scaled, or the class index. */
  readonly y: readonly (readonly number[])[];
  /** Steps of this sample that are not filling; null where all samples are equally long. */
  readonly length: number | null;
}
