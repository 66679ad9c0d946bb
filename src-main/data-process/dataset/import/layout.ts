import { firstRecord, guessDelimiter, guessQuote, records, usualWidth } from '../../../core/dataset/dialect';
import { columnNames, guessHeader } from '../../../core/dataset/header';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { formatCount } from '../../../core/text';
import { refuseFile } from './fingerprint';

/** How the fields of a text file are told apart. */
export interface TextLayout {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  /** Of all columns; numbered where the file has no names. */
  readonly names: readonly string[];
}

const looked = 200;
/** DuckDB and the window work with more columns, but no person does, and every one takes time. */
const mostColumns = 10_000;

/**
 * Finds separator, quotation mark and header from the beginning of a file; what the options say is not guessed.
 *
 * @param shown the file as given by the user
 * @throws SeqbenchError `file.too-wide`
 */
export function guessLayout(shown: string, head: string, options: ImportOptions): TextLayout {
  const quote = options.quote ?? guessQuote(head, options.delimiter);
  const delimiter = options.delimiter ?? guessDelimiter(head, quote);
  const first = firstRecord(head, delimiter, quote);
  const header = options.header ?? guessHeader(first, someRecords(head, delimiter, quote).slice(1));
  const width = header ? first.length : Math.max(1, usualWidth(head, delimiter, quote));
  refuseWidth(shown, width);
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

/** @throws SeqbenchError `file.too-wide` */
export function refuseWidth(shown: string, columns: number): void {
  if (columns <= mostColumns) return;
  refuseFile(
    shown,
    'file.too-wide',
    `has ${formatCount(columns)} columns, more than the ${formatCount(mostColumns)} that can be worked with`,
    'Choose the columns that matter before you import it, or turn rows into columns; a wrong separator makes too many columns, too.',
  );
}
