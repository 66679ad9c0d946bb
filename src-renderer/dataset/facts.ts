import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import type { TableFormat } from '../../src-main/core/dataset/import-options';
import { plural } from '../../src-main/core/text';

const formatNames: Readonly<Record<Exclude<TableFormat, 'csv'>, string>> = {
  parquet: 'Parquet',
  'json-lines': 'JSON lines',
  xlsx: 'Excel workbook',
};
const separators: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'spaces' };

/** How the file was read, as far as the user said so: `fields between commas, names in the first line`; null where all was found. */
export function describeReading({ options }: DatasetSummary): string | null {
  if (options.preset !== null) return 'daily sunspot file';
  if (options.format !== null && options.format !== 'csv') return formatNames[options.format];
  const fields = options.delimiter === null ? [] : [`fields between ${separators[options.delimiter] ?? options.delimiter}`];
  const names = options.header === null ? [] : [options.header ? 'names in the first line' : 'no line of names'];
  return [...fields, ...names].join(', ') || null;
}

/** What is to be said of an import besides its rows: `12 rows left out`, `2 notes`; null where there is nothing. */
export function describeChanges({ leftOut, notes }: DatasetSummary): string | null {
  // Rows that are not there weigh more than how the others were read, and both are told at one place.
  if (leftOut > 0) return `${plural(leftOut, 'row')} left out`;
  return notes.length > 0 ? plural(notes.length, 'note') : null;
}

/** `22 Nov 2026`, in local time. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
