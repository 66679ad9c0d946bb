import { isUtf8 } from 'node:buffer';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const underscore = 0x5f;
/** Vertical tab, form feed, and both quotation marks. */
const notPlain = [0x0b, 0x0c, 0x22, 0x27];

export interface LongLine {
  /** From 1; line feeds count. */
  readonly line: number;
  readonly bytes: number;
}

/** What the bytes of a file tell. */
export interface ByteFacts {
  /** Where the first zero byte stands; null where there is none. */
  readonly zeroAt: number | null;
  /** All of it is UTF-8. */
  readonly utf8: boolean;
  /** A last line that no line end closes counts too. */
  readonly lines: number;
  /** Both kinds of line ends occur: a line feed alone, and with a carriage return. */
  readonly mixedLineEnds: boolean;
  /** The longest line that reaches over the end of a chunk, to within a byte or two; those are at issue that fill memory. */
  readonly longest: LongLine;
  /**
   * Nothing in it that DuckDB takes for a part of a number and a person does not: underscores between digits, rare blanks, and
   * quotation marks, within which a line may end.
   */
  readonly plain: boolean;
}

/** Looks at a file chunk by chunk. */
export class ByteScan {
  private zeroAt: number | null = null;
  private utf8 = true;
  private plain = true;
  private lineFeeds = 0;
  private returns = 0;
  private lastByte = lineFeed;
  /** Bytes since the last line end, of either kind. */
  private open = 0;
  private longest: LongLine = { line: 1, bytes: 0 };
  /** Up to three bytes of a character that the chunk's end cut. */
  private cut: Buffer = Buffer.alloc(0);

  /** @param offset where the chunk stands in the file */
  take(chunk: Buffer, offset: number): void {
    if (this.zeroAt === null) {
      const zero = chunk.indexOf(0);
      if (zero >= 0) this.zeroAt = offset + zero;
    }
    if (this.utf8) this.checkCharacters(chunk);
    this.plain &&= !notPlain.some((sign) => chunk.includes(sign)) && !hasUnderscoredNumber(chunk);
    this.measureLine(chunk);
    this.countLines(chunk);
    this.lastByte = chunk.at(-1) ?? lineFeed;
  }

  found(): ByteFacts {
    const lines = this.lineFeeds + (this.lastByte === lineFeed ? 0 : 1);
    return { ...this.soFar(), utf8: this.utf8 && this.cut.length === 0, lines };
  }

  /** What nothing that follows can mend: a character and a line that the last chunk cut are not judged. */
  soFar(): ByteFacts {
    return {
      zeroAt: this.zeroAt,
      utf8: this.utf8,
      lines: this.lineFeeds,
      mixedLineEnds: this.returns > 0 && this.returns < this.lineFeeds,
      plain: this.plain,
      longest: this.longest,
    };
  }

  /** Before the chunk's lines are counted. */
  private measureLine(chunk: Buffer): void {
    const end = chunk.includes(lineFeed) ? lineFeed : carriageReturn;
    const first = chunk.indexOf(end);
    const bytes = this.open + (first < 0 ? chunk.length : first);
    if (bytes > this.longest.bytes) this.longest = { line: this.lineFeeds + 1, bytes };
    this.open = first < 0 ? bytes : chunk.length - 1 - chunk.lastIndexOf(end);
  }

  private checkCharacters(chunk: Buffer): void {
    const whole = this.cut.length === 0 ? chunk : Buffer.concat([this.cut, chunk]);
    const end = whole.length - cutLength(whole);
    this.utf8 = isUtf8(whole.subarray(0, end));
    this.cut = Buffer.from(whole.subarray(end));
  }

  private countLines(chunk: Buffer): void {
    let found = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) found += 1;
    this.lineFeeds += found;
    if (this.lastByte === carriageReturn && chunk[0] === lineFeed) this.returns += 1;
    for (let at = chunk.indexOf(carriageReturn); at >= 0; at = chunk.indexOf(carriageReturn, at + 1)) {
      if (chunk[at + 1] === lineFeed) this.returns += 1;
    }
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** A chunk may end between the digit and its underscore: then the other side decides. */
function hasUnderscoredNumber(chunk: Buffer): boolean {
  for (let at = chunk.indexOf(underscore); at >= 0; at = chunk.indexOf(underscore, at + 1)) {
    const [before, after] = [chunk[at - 1], chunk[at + 1]];
    if ((before === undefined || isDigit(before)) && (after === undefined || isDigit(after))) return true;
  }
  return false;
}

/** @returns how many bytes at the end begin a character without ending it */
export function cutLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}
