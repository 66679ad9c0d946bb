import type { Cell } from './dataset';
import type { ColumnType, ImportOptions, TableFormat } from './import-options';

/** What a file would become; nothing was imported. */
export interface ImportPreview {
  readonly format: TableFormat;
  /** As asked for, with the importer's guess in the place of every null that plays a part in this format. */
  readonly options: ImportOptions;
  readonly columns: readonly PreviewColumn[];
  /** The first rows as they will become, 50 at most. */
  readonly rows: readonly PreviewRow[];
  /** Names of an XLSX file's sheets, in order; null for other formats. */
  readonly sheets: readonly string[] | null;
  readonly notes: readonly ImportNote[];
  /** Only the beginning of the file was looked at: further down there may be other values. */
  readonly partial: boolean;
}

export interface PreviewColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** By the letters of `strptime`; null for ISO 8601 and for columns that are no dates. */
  readonly dateFormat: string | null;
  readonly question: ColumnQuestion | null;
}

/** Every value of a column is a date by two formats at least: who has the file must say which. */
export interface ColumnQuestion {
  readonly kind: 'ambiguous-date';
  /** As it stands in the file; one whose readings differ. */
  readonly example: string;
  readonly formats: readonly DateReading[];
}

export interface DateReading {
  readonly format: string;
  /** The example as it would be read, in words: `3 April 2021`. */
  readonly means: string;
}

export interface PreviewRow {
  /** Line of the file, from 1; row of the sheet for XLSX. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** As it stands in the file, by column. */
  readonly raw: readonly (string | null)[];
  /** Why the row does not fit; null where it does. */
  readonly problem: string | null;
}

export interface ImportNote {
  /** An error refuses the import, a warning wants a look, a note says what is done. */
  readonly severity: 'note' | 'warning' | 'error';
  readonly message: string;
  readonly remedy?: string;
}

/** Rows of a file that were left out of a dataset. */
export interface DatasetRejects {
  readonly total: number;
  readonly rows: readonly RejectedRow[];
}

export interface RejectedRow {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The column at fault; null where it is the whole row. */
  readonly column: string | null;
  readonly reason: string;
  /** The row as it stands in the file, shortened. */
  readonly text: string;
}
