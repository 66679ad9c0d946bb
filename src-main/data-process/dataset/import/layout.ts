import { firstRecord, guessDelimiter, guessQuote, records, usualWidth } from '../../../core/dataset/dialect';
import { columnNames, guessHeader } from '../../../core/dataset/header';
import type { ImportOptions } from '../../../core/dataset/import-options';

/** How the fields of a text file are told apart. */
export interface TextLayout {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  /** Of all columns; numbered where the file has no names. */
  readonly names: readonly string[];
}

const looked = 200;

/** Finds separator, quotation mark and header from the beginning of a file; what the options say is not guessed. */
export function guessLayout(head: string, options: ImportOptions): TextLayout {
  const quote = options.quote ?? guessQuote(head, options.delimiter);
  const delimiter = options.delimiter ?? guessDelimiter(head, quote);
  const first = firstRecord(head, delimiter, quote);
  const header = options.header ?? guessHeader(first, someRecords(head, delimiter, quote).slice(1));
  const width = header ? first.length : Math.max(1, usualWidth(head, delimiter, quote));
  return { delimiter, quote, header, names: columnNames(header ? first : [], width) };
}

/** The last one may be cut off, unless it is the only one. */
function someRecords(head: string, delimiter: string, quote: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const { fields } of records(head, delimiter, quote)) {
    found.push(fields);
    if (found.length > looked) break;
  }
  return found.length > 2 ? found.slice(0, -1) : found;
}
