import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import type { TableFormat } from '../../src-main/core/dataset/import-options';
import { plural } from '../../src-main/core/text';

const formatNames: Readonly<Record<Exclude<TableFormat, 'csv'>, string>> = {
  parquet: 'Parquet',
  'json-lines': 'JSON lines',
  xlsx: 'Excel workbook',
};
const separators: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'spaces' };

/** How the file was read: `fields between commas, names in the first line`. */
export function describeReading({ options }: DatasetSummary): string {
  if (options.preset !== null) return 'daily sunspot file';
  if (options.format !== null && options.format !== 'csv') return formatNames[options.format];
  const fields =
    options.delimiter === null ? 'separator found by itself' : `fields between ${separators[options.delimiter] ?? options.delimiter}`;
  if (options.header === null) return fields;
  return `${fields}, ${options.header ? 'names in the first line' : 'no line of names'}`;
}

/** What is to be said of an import besides its rows: `12 rows left out, 2 notes`; null where there is nothing. */
export function describeChanges({ leftOut, notes }: DatasetSummary): string | null {
  const parts = [
    ...(leftOut > 0 ? [`${plural(leftOut, 'row')} left out`] : []),
    ...(notes.length > 0 ? [plural(notes.length, 'note')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** `22 Nov 2026`, in local time. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
