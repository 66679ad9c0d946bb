import type { Point } from './envelope';

/** What a formula will look like; nothing was made. */
export interface FormulaPreview {
  readonly rows: number;
  /** Every so manieth row was looked at: 1 unless the formula makes very many. */
  readonly every: number;
  /** In the order of the formula's columns. */
  readonly columns: readonly FormulaCurve[];
}

interface FormulaCurve {
  readonly name: string;
  /** The lowest and the highest point of every stretch, in ascending order of the variable. */
  readonly points: readonly Point[];
  /** Rows, of those that were looked at, in which the column has no value. */
  readonly undefinedRows: number;
}
