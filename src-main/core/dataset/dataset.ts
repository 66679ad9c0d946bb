import type { DatasetId, Sha256 } from '../ids';
import type { FormulaSpec } from './formula';
import type { ColumnType, ImportOptions } from './import-options';

/** Whole-column figures, computed once at import over every row. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** All values present are whole numbers. */
  readonly integer: boolean;
  readonly missing: number;
  readonly distinct: number;
  /** Present in a table so long that different values were estimated (HyperLogLog, within a few per cent), not counted. */
  readonly distinctIsEstimate?: true;
  /** Least, middle and greatest value; numbers for numbers, ISO text for dates, null for text and empty columns. */
  readonly min: number | string | null;
  readonly median: number | string | null;
  readonly max: number | string | null;
  /** First and third quartile, as `median`: between numbers interpolated, as NumPy does. Datasets of earlier versions and text have none. */
  readonly quartiles?: readonly [number | string | null, number | string | null];
  /** Row counts of up to 24 buckets of equal width from `min` to `max` (numbers), or of the most frequent values (others). */
  readonly histogram: readonly HistogramBucket[];
}

export interface HistogramBucket {
  /** Lower bound of a numeric bucket, or the value itself. */
  readonly label: string;
  readonly count: number;
}

/** A file that a dataset was made of. */
export interface SourceFile {
  /** As given by the user. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the bytes. */
  readonly hash: Sha256;
}

/** An imported table: never changed afterwards. */
export interface DatasetSummary {
  readonly id: DatasetId;
  readonly name: string;
  /** SHA-256 of the files' bytes and the import options. */
  readonly hash: Sha256;
  /** The first of its files, as given by the user. */
  readonly source: string;
  /** Size of all files in bytes. */
  readonly bytes: number;
  /** In the order of their rows. */
  readonly files: readonly SourceFile[];
  readonly rows: number;
  readonly options: ImportOptions;
  readonly columns: readonly ColumnProfile[];
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** True where the sample generator made it: shown wherever its figures are. */
  readonly simulated: boolean;
  /** Rows of the files that do not fit and were left out, as the options allow. */
  readonly leftOut: number;
  /** What was read otherwise than it stands in the files, counted, one sentence each. */
  readonly notes: readonly string[];
  /** What made it, where no file did: `source` is then its text, and there are no files. */
  readonly formula?: FormulaSpec | undefined;
}

export type Cell = number | string | boolean | null;

/** A window of rows: `rows[i][j]` is row `offset + i`, column `j` of the dataset. */
export interface DatasetPage {
  readonly id: DatasetId;
  readonly offset: number;
  readonly rows: readonly (readonly Cell[])[];
}

export interface ImportProgress {
  /** Chosen by the caller, to tell imports apart and to cancel one. */
  readonly job: string;
  readonly phase: 'checking' | 'reading' | 'profiling';
  /** 0 to 1, or null while it cannot be known. */
  readonly share: number | null;
}
