import { createReadStream } from 'node:fs';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Lines on which rows begin, by their byte positions; DuckDB's own numbers do not count line breaks within quotation marks.
 *
 * @param positions in ascending order; line ends that stand there belong to the row before
 * @returns lines from 1, by position
 */
export async function linesAt(path: string, positions: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  if (positions.length === 0) return found;
  let next = 0;
  let line = 1;
  let offset = 0;
  for await (const piece of createReadStream(path)) {
    const chunk = piece as Buffer;
    if ((positions[next] ?? 0) >= offset + chunk.length) {
      line += lineFeeds(chunk);
      offset += chunk.length;
      continue;
    }
    for (const byte of chunk) {
      while (next < positions.length && offset >= (positions[next] ?? 0) && byte !== lineFeed && byte !== carriageReturn) {
        found.set(positions[next] ?? 0, line);
        next += 1;
      }
      if (byte === lineFeed) line += 1;
      offset += 1;
    }
    if (next === positions.length) break;
  }
  return found;
}

function lineFeeds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

/** How rows are told apart in a file. */
export interface RowMarks {
  readonly quote: string;
  readonly delimiter: string;
  readonly header: boolean;
  /** Lines above the table, which are no rows. */
  readonly skip: number;
  /** Blank lines are rows where there is only one column. */
  readonly blankRows: boolean;
}

/**
 * Lines on which certain rows begin, counted as they are imported: without header, blank lines and rows that were left out before.
 *
 * @param wanted numbers of rows from 0, ascending
 * @param without lines of rows that do not count
 * @returns lines from 1, by row
 */
export async function linesOfRows(
  path: string,
  marks: RowMarks,
  wanted: readonly number[],
  without: ReadonlySet<number>,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  const last = wanted.at(-1);
  if (last === undefined) return found;
  const asked = new Set(wanted);
  let row = marks.header ? -1 : 0;
  for await (const line of recordLines(path, marks)) {
    if (without.has(line)) continue;
    if (asked.has(row)) found.set(row, line);
    if (row >= last) break;
    row += 1;
  }
  return found;
}

async function* recordLines(path: string, { quote, delimiter, skip, blankRows }: RowMarks): AsyncGenerator<number> {
  const quoteByte = quote.codePointAt(0) ?? -1;
  const delimiterByte = delimiter.codePointAt(0) ?? -1;
  let line = 1;
  let start = 1;
  let quoted = false;
  let blank = true;
  let fieldBegins = true;
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) {
      if (line <= skip) {
        if (byte === lineFeed) line += 1;
        start = line;
        continue;
      }
      if (byte === lineFeed) {
        if (!quoted) {
          if (!blank || blankRows) yield start;
          blank = true;
          start = line + 1;
        }
        line += 1;
      } else if (byte !== carriageReturn) {
        // A doubled mark closes and opens again, which comes to the same.
        if (byte === quoteByte && (quoted || fieldBegins)) quoted = !quoted;
        blank = false;
      }
      fieldBegins =
        byte === lineFeed || byte === delimiterByte || (fieldBegins && byte === carriageReturn) || (byte === quoteByte && !quoted);
    }
  }
  if (!blank) yield start;
}
