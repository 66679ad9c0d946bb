/** Separators that are looked for. Commas come last: in a file between semicolons they are decimal marks. */
const delimiters = ['\t', ';', '|', ','] as const;
/** Records that are looked at. */
const sample = 200;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A record of a text and the line it begins on, from 1. */
export interface TextRecord {
  readonly line: number;
  readonly fields: readonly string[];
  /** False where the text ends within quotation marks. */
  readonly closed: boolean;
}

/**
 * Finds the field separator: the one by which most records of a file's beginning have the same number of fields, two at least.
 *
 * @param head beginning of the file; a last record that may be cut off is left out where there are others
 * @returns a comma where nothing separates
 */
export function guessDelimiter(head: string, quote = '"'): string {
  let best = { delimiter: ',', share: 0 };
  for (const delimiter of delimiters) {
    const counts = fieldCounts(head, delimiter, quote);
    const fields = usualLength(counts);
    const share = counts.filter((count) => count === fields).length / Math.max(1, counts.length);
    if (fields >= 2 && share > best.share) best = { delimiter, share };
  }
  return best.delimiter;
}

/**
 * Double quotation marks, unless there are none and whole fields stand between single ones.
 *
 * @param delimiter null where it is not known yet
 */
export function guessQuote(head: string, delimiter: string | null): string {
  const between = delimiter === null ? '[,;\\t|]' : delimiter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const fields = (quote: string): number =>
    head.match(new RegExp(`(?:^|${between})${quote}[^${quote}]*${quote}(?=${between}|\\r?$)`, 'gmu'))?.length ?? 0;
  return fields('"') === 0 && fields("'") > 1 ? "'" : '"';
}

/** @returns the first record that is not blank, its fields unquoted; without fields for a blank text */
export function firstRecord(head: string, delimiter: string, quote = '"'): TextRecord {
  for (const record of records(head, delimiter, quote)) return record;
  return { line: 1, fields: [], closed: true };
}

/** @returns the number of fields that most records have */
export function usualWidth(head: string, delimiter: string, quote: string): number {
  return usualLength(fieldCounts(head, delimiter, quote));
}

function fieldCounts(head: string, delimiter: string, quote: string): readonly number[] {
  const counts: number[] = [];
  for (const { fields } of records(head, delimiter, quote)) {
    counts.push(fields.length);
    if (counts.length > sample) break;
  }
  return counts.length > 1 ? counts.slice(0, -1) : counts;
}

/** @returns the most frequent of several numbers of fields; 0 where there are none */
export function usualLength(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of seen) if (times > (seen.get(best) ?? 0)) best = count;
  return best;
}

/**
 * RFC 4180, with any sign as quotation mark: a quoted field may hold separators, line breaks and doubled quotes. Signs that mean nothing are
 * taken in one piece, so that a line of megabytes costs no more than many short ones.
 */
export function* records(text: string, delimiter: string, quote: string): Generator<TextRecord> {
  const [delimiterCode, quoteCode] = [delimiter.charCodeAt(0), quote.charCodeAt(0)];
  let fields: string[] = [];
  let field = '';
  let taken = 0;
  let quoted = false;
  let line = 1;
  let start = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) line += 1;
    if (quoted) {
      if (code !== quoteCode) continue;
      const doubled = text.charCodeAt(at + 1) === quoteCode;
      field += text.slice(taken, doubled ? at + 1 : at);
      if (doubled) at += 1;
      taken = at + 1;
      quoted = doubled;
    } else if (code === quoteCode && field === '' && taken === at) {
      quoted = true;
      taken = at + 1;
    } else if (code === delimiterCode) {
      fields.push(field + text.slice(taken, at));
      field = '';
      taken = at + 1;
    } else if (code === lineFeed || code === carriageReturn) {
      field += text.slice(taken, at);
      if (fields.length > 0 || field.trim() !== '') yield { line: start, fields: [...fields, field], closed: true };
      fields = [];
      field = '';
      taken = at + 1;
      start = code === lineFeed ? line : line + (text.charCodeAt(at + 1) === lineFeed ? 0 : 1);
    }
  }
  field += text.slice(taken);
  if (fields.length > 0 || field.trim() !== '') yield { line: start, fields: [...fields, field], closed: !quoted };
}
