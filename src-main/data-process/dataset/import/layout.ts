import { firstRecord, guessDelimiter, guessQuote, records, type TextRecord, usualWidth } from '../../../core/dataset/dialect';
import { columnNames, guessHeader } from '../../../core/dataset/header';
import { linesAbove, saidSeparator, withoutLines } from '../../../core/dataset/lines-above';
import type { ImportOptions } from '../../../core/dataset/import-options';
import type { ImportNote } from '../../../core/dataset/preview';
import { formatCount } from '../../../core/text';
import { refuseFile } from './fingerprint';

/** How the fields of a text file are told apart. */
export interface TextLayout {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  /** Lines above the table. */
  readonly skip: number;
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
  const said = saidSeparator(beginning);
  const delimiter = options.delimiter ?? said ?? guessDelimiter(beginning, quote);
  const skipped = options.skip ?? (said === null ? guessSkip(beginning, delimiter, quote) : 1);
  refuseQuotesAbove(shown, head, skipped, quote);
  const [table, start] = [withoutLines(head, skipped), withoutLines(beginning, skipped)];
  const { fields: first, closed, line } = firstRecord(table, delimiter, quote);
  const header = options.header ?? guessHeader(first, someRecords(start, delimiter, quote).slice(1));
  // DuckDB would take a blank line for the one with the names.
  const skip = skipped + (header ? line - 1 : 0);
  const width = header ? first.length : Math.max(1, usualWidth(table, delimiter, quote));
  refuseWidth(shown, width, head.length > enough && !head.includes('\n'));
  return { delimiter, quote, header, skip, names: columnNames(header ? first : [], width), open: !closed };
}

function guessSkip(beginning: string, delimiter: string, quote: string): number {
  const found: TextRecord[] = [];
  for (const record of records(beginning, delimiter, quote)) {
    found.push(record);
    if (found.length > looked) break;
  }
  const lines = linesAbove(found, usualWidth(beginning, delimiter, quote));
  return hasQuotesAbove(beginning, lines, quote) ? 0 : lines;
}

/** DuckDB counts a line end between quotation marks as none: then it would leave out rows of the table. */
function hasQuotesAbove(text: string, lines: number, quote: string): boolean {
  const above = text.slice(0, text.length - withoutLines(text, lines).length);
  return quote !== '' && above.includes(quote) && !/^\ufeff?"sep=[^\n"]"\r?\n$/iu.test(above);
}

function refuseQuotesAbove(shown: string, head: string, lines: number, quote: string): void {
  if (!hasQuotesAbove(head, lines, quote)) return;
  const remedy = 'Take these lines out of the file, or say that there are no lines above the table.';
  refuseFile(shown, 'file.unreadable', `has quotation marks (${quote}) in the lines above the table`, remedy);
}

/** What is told of lines that were left out above the table. */
export function skipNotes(lines: number): readonly ImportNote[] {
  if (lines === 0) return [];
  const message =
    lines === 1
      ? 'The first line stands above the table, and is no part of it.'
      : `The first ${formatCount(lines)} lines stand above the table, and are no part of it.`;
  return [{ severity: 'note', message }];
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
