import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { ImportOptions } from '../../../core/dataset/import-options';
import type { RejectedRow } from '../../../core/dataset/preview';
import type { Source } from './source';

/** What came of files. */
export interface ReadTable {
  readonly plans: readonly ColumnPlan[];
  readonly rows: number;
  readonly leftOut: number;
  readonly rejects: readonly RejectedRow[];
  readonly notes: readonly string[];
  readonly delimiter: string;
  readonly header: boolean;
  /** Lines above the table. */
  readonly skip: number;
  /** Line of the first data row; null where rows and lines do not go together. */
  readonly firstLine: number | null;
}

/** What is to be read. */
export interface TableReading {
  /** Name of the new table. */
  readonly table: string;
  readonly sources: readonly Source[];
  readonly options: ImportOptions;
  /** Of an earlier import of the same files; null finds them out. */
  readonly plans: readonly ColumnPlan[] | null;
  readonly signal: AbortSignal;
  /** Leaves the short way out, to compare: what comes in is the same. */
  readonly overStage?: true;
}
