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
  /** The first record opens a quotation mark that the whole beginning does not close. */
  readonly open: boolean;
}

const looked = 200;
/** Characters that guesses are made from; only the first record may be longer. */
const enough = 1 << 18;
/** DuckDB and the window work with more columns, but no person does, and every one takes time. */
const mostColumns = 10_000;

/**
 * Finds separator, quotation mark and header from the beginning of a file; what the options say is not guessed.
 *
 * @param shown the file as given by the user
 * @throws SeqbenchError `file.too-wide`
 */
export function guessLayout(shown: string, head: string, options: ImportOptions): TextLayout {
  const beginning = head.slice(0, enough);
  const quote = options.quote ?? guessQuote(beginning, options.delimiter);
  const delimiter = options.delimiter ?? guessDelimiter(beginning, quote);
  const { fields: first, closed } = firstRecord(head, delimiter, quote);
  const header = options.header ?? guessHeader(first, someRecords(beginning, delimiter, quote).slice(1));
  const width = header ? first.length : Math.max(1, usualWidth(head, delimiter, quote));
  refuseWidth(shown, width, head.length > enough && !head.includes('\n'));
  return { delimiter, quote, header, names: columnNames(header ? first : [], width), open: !closed };
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

/**
 * @param more whether the row goes on behind the columns that were counted
 * @throws SeqbenchError `file.too-wide`
 */
export function refuseWidth(shown: string, columns: number, more = false): void {
  if (columns <= mostColumns) return;
  refuseFile(
    shown,
    'file.too-wide',
    `has ${more ? 'at least ' : ''}${formatCount(columns)} columns, more than the ${formatCount(mostColumns)} that can be worked with`,
    'Choose the columns that matter before you import it, or turn rows into columns; a wrong separator makes too many columns, too.',
  );
}
