import type { Input } from '../../contract/commands';
import { firstRecord, guessDelimiter, records } from '../../core/dataset/dialect';
import type { ImportPreview } from '../../core/dataset/preview';
import { fingerprint } from './import/fingerprint';

const shownRows = 50;

/** The first rows of a CSV file as the text they are. */
export async function previewFile({ paths, options }: Input<'dataset.preview'>): Promise<ImportPreview> {
  const [path = ''] = paths;
  const { head } = await fingerprint(path, new AbortController().signal, () => undefined);
  const delimiter = options.delimiter ?? guessDelimiter(head);
  const header = options.header ?? true;
  const names = firstRecord(head, delimiter);
  const rows = [...records(head, delimiter)].slice(header ? 1 : 0, shownRows + (header ? 1 : 0));
  return {
    format: 'csv',
    options: { ...options, format: 'csv', encoding: 'utf-8', delimiter, header, quote: '"' },
    columns: names.map((name, index) => ({
      name: header ? name : `column ${index + 1}`,
      type: 'text',
      dateFormat: null,
      question: null,
    })),
    rows: rows.map((raw, index) => ({ line: index + (header ? 2 : 1), cells: raw, raw, problem: null })),
    sheets: null,
    notes: [],
    partial: true,
  };
}
