import type { DatasetId, Sha256 } from '../ids';

/** What a column holds, after import; `number` is stored as DOUBLE or BIGINT. */
export type ColumnType = 'number' | 'text' | 'date' | 'boolean';

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
  /** Row counts of up to 24 buckets of equal width from `min` to `max` (numbers), or of the most frequent values (others). */
  readonly histogram: readonly HistogramBucket[];
}

export interface HistogramBucket {
  /** Lower bound of a numeric bucket, or the value itself. */
  readonly label: string;
  readonly count: number;
}

/** How a file was read; part of what the dataset is known by. */
export interface ImportOptions {
  /** Field separator, one character; null lets the importer find it. */
  readonly delimiter: string | null;
  /** Whether the first row names the columns; null lets the importer find out. */
  readonly header: boolean | null;
}

/** An imported table: never changed afterwards. */
export interface DatasetSummary {
  readonly id: DatasetId;
  readonly name: string;
  /** SHA-256 of the file's bytes and the import options. */
  readonly hash: Sha256;
  /** Where it was read from, as given by the user. */
  readonly source: string;
  /** Size of the source in bytes. */
  readonly bytes: number;
  readonly rows: number;
  readonly options: ImportOptions;
  readonly columns: readonly ColumnProfile[];
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** True where the sample generator made it: shown wherever its figures are. */
  readonly simulated: boolean;
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
