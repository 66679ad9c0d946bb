/** Separators that are looked for, the likeliest first. */
const delimiters = [',', ';', '\t', '|'] as const;
const quote = '"';
/** Records that are looked at. */
const sample = 200;

/**
 * Finds the field separator: the one by which most records of a file's beginning have the same number of fields, two at least.
 *
 * @param head beginning of the file; a last record that may be cut off is left out where there are others
 * @returns a comma where nothing separates
 */
export function guessDelimiter(head: string): string {
  let best = { delimiter: ',', share: 0, fields: 1 };
  for (const delimiter of delimiters) {
    const counts = fieldCounts(head, delimiter);
    const fields = mode(counts);
    const share = counts.filter((count) => count === fields).length / Math.max(1, counts.length);
    if (fields >= 2 && (share > best.share || (share === best.share && fields > best.fields))) best = { delimiter, share, fields };
  }
  return best.delimiter;
}

/** @returns the fields of the first record that is not blank, unquoted; empty for a blank text */
export function firstRecord(head: string, delimiter: string): readonly string[] {
  for (const record of records(head, delimiter)) return record;
  return [];
}

function fieldCounts(head: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  for (const record of records(head, delimiter)) {
    counts.push(record.length);
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

/** RFC 4180: a quoted field may hold separators, line breaks and doubled quotes. */
export function* records(text: string, delimiter: string): Generator<readonly string[]> {
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== quote) field += sign;
      else if (text[at + 1] === quote) field += text[++at] ?? '';
      else quoted = false;
    } else if (sign === quote && field === '') {
      quoted = true;
    } else if (sign === delimiter) {
      fields.push(field);
      field = '';
    } else if (sign === '\n' || sign === '\r') {
      if (fields.length > 0 || field.trim() !== '') yield [...fields, field];
      fields = [];
      field = '';
    } else {
      field += sign;
    }
  }
  if (fields.length > 0 || field.trim() !== '') yield [...fields, field];
}
