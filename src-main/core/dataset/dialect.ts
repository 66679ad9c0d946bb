/** Separators that are looked for. Commas come last: in a file between semicolons they are decimal marks. */
const delimiters = ['\t', ';', '|', ','] as const;
/** Records that are looked at. */
const sample = 200;

/** A record of a text and the line it begins on, from 1. */
export interface TextRecord {
  readonly line: number;
  readonly fields: readonly string[];
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
    const fields = mode(counts);
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

/** @returns the fields of the first record that is not blank, unquoted; empty for a blank text */
export function firstRecord(head: string, delimiter: string, quote = '"'): readonly string[] {
  for (const { fields } of records(head, delimiter, quote)) return fields;
  return [];
}

/** @returns the number of fields that most records have */
export function usualWidth(head: string, delimiter: string, quote: string): number {
  return mode(fieldCounts(head, delimiter, quote));
}

function fieldCounts(head: string, delimiter: string, quote: string): readonly number[] {
  const counts: number[] = [];
  for (const { fields } of records(head, delimiter, quote)) {
    counts.push(fields.length);
    if (counts.length > sample) break;
  }
  return counts.length > 1 ? counts.slice(0, -1) : counts;
}

function mode(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of seen) if (times > (seen.get(best) ?? 0)) best = count;
  return best;
}

/** RFC 4180, with any sign as quotation mark: a quoted field may hold separators, line breaks and doubled quotes. */
export function* records(text: string, delimiter: string, quote: string): Generator<TextRecord> {
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== quote) field += sign;
      else if (text[at + 1] === quote) field += text[++at] ?? '';
      else quoted = false;
    } else if (sign === quote && field === '' && quote !== '') {
      quoted = true;
    } else if (sign === delimiter) {
      fields.push(field);
      field = '';
    } else if (sign === '\n' || sign === '\r') {
      if (fields.length > 0 || field.trim() !== '') yield { line: start, fields: [...fields, field] };
      fields = [];
      field = '';
      start = sign === '\n' ? line : line + (text[at + 1] === '\n' ? 0 : 1);
    } else {
      field += sign;
    }
  }
  if (fields.length > 0 || field.trim() !== '') yield { line: start, fields: [...fields, field] };
}
