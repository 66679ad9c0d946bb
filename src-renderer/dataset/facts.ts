import type { DatasetSummary } from '../../src-main/core/dataset/dataset';

/** `C:\games\basketball.csv` → `basketball.csv`. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

const separators: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'spaces' };

/** How the file was read: `commas, names in the first line`. */
export function describeReading({ options }: DatasetSummary): string {
  const fields =
    options.delimiter === null ? 'separator found by itself' : `fields between ${separators[options.delimiter] ?? options.delimiter}`;
  if (options.header === null) return fields;
  return `${fields}, ${options.header ? 'names in the first line' : 'no line of names'}`;
}

/** `22 Nov 2026`, in local time. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
