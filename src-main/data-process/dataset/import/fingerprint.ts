import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ErrorInfo, SeqbenchError } from '../../../contract/errors';
import { asId, type Sha256 } from '../../../core/ids';
import { unreadableFile } from '../../storage-errors';

const chunkBytes = 1 << 20;
const headBytes = 1 << 18;

/** What the bytes of a file tell, before anything is taken for a table. */
export interface Fingerprint {
  readonly hash: Sha256;
  readonly bytes: number;
  /** Its beginning, 256 KB at most. */
  readonly first: Uint8Array;
  /** Where the first zero byte stands; null where there is none. */
  readonly zeroAt: number | null;
  /** All of it is UTF-8. */
  readonly utf8: boolean;
  /** A last line that no line end closes counts too. */
  readonly lines: number;
  /** Both kinds of line ends occur: a line feed alone, and with a carriage return. */
  readonly mixedLineEnds: boolean;
  /** `1_000` occurs somewhere, which DuckDB takes for a number. */
  readonly underscored: boolean;
  /** When it was last changed, in milliseconds; a file that changes while it is read is not imported. */
  readonly modified: number;
}

/**
 * Reads all bytes once: their hash, and what they tell of the kind of file.
 *
 * @param onShare called with the share that was read, 0 to 1
 * @throws SeqbenchError `file.missing`, `file.empty`, `file.unreadable`; `dataset.import-cancelled` by `signal`
 */
export async function fingerprint(path: string, signal: AbortSignal, onShare: (share: number) => void): Promise<Fingerprint> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) refuseFile(path, 'file.unreadable', 'is a folder, not a file', 'Choose a CSV file.');
    if (stats.size === 0) refuseFile(path, 'file.empty', 'is empty', 'Choose a file with a header row and at least one row of data.');
    return await readAll(file, { size: stats.size, modified: stats.mtimeMs, signal, onShare });
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (thrown) {
    throw unreadableFile(path, thrown);
  }
}

interface Reading {
  readonly size: number;
  readonly modified: number;
  readonly signal: AbortSignal;
  readonly onShare: (share: number) => void;
}

async function readAll(file: FileHandle, { size, modified, signal, onShare }: Reading): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(chunkBytes);
  const scan = new ByteScan();
  let first = Buffer.alloc(0);
  let bytes = 0;
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, chunkBytes);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    if (first.length < headBytes) first = Buffer.concat([first, chunk.subarray(0, headBytes - first.length)]);
    scan.take(chunk, bytes);
    bytes += bytesRead;
    onShare(bytes / size);
  }
  return { hash: asId<Sha256>(hash.digest('hex')), bytes, first, ...scan.found(), modified };
}

/** What is carried from one chunk to the next while bytes are looked at. */
class ByteScan {
  private zeroAt: number | null = null;
  private utf8 = true;
  private underscored = false;
  private lineFeeds = 0;
  private returns = 0;
  private lastByte = 0x0a;
  /** Up to three bytes of a character that the chunk's end cut. */
  private cut: Buffer = Buffer.alloc(0);

  take(chunk: Buffer, offset: number): void {
    if (this.zeroAt === null) {
      const zero = chunk.indexOf(0);
      if (zero >= 0) this.zeroAt = offset + zero;
    }
    if (this.utf8) {
      const whole = Buffer.concat([this.cut, chunk]);
      const end = whole.length - cutLength(whole);
      this.utf8 = isUtf8(whole.subarray(0, end));
      this.cut = Buffer.from(whole.subarray(end));
    }
    this.underscored ||= hasUnderscoredNumber(chunk);
    const { lineFeeds, returns } = countLineEnds(chunk, this.lastByte);
    this.lineFeeds += lineFeeds;
    this.returns += returns;
    this.lastByte = chunk.at(-1) ?? 0x0a;
  }

  found(): Pick<Fingerprint, 'zeroAt' | 'utf8' | 'lines' | 'mixedLineEnds' | 'underscored'> {
    return {
      zeroAt: this.zeroAt,
      utf8: this.utf8 && this.cut.length === 0,
      lines: this.lineFeeds + (this.lastByte === 0x0a ? 0 : 1),
      mixedLineEnds: this.returns > 0 && this.returns < this.lineFeeds,
      underscored: this.underscored,
    };
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function hasUnderscoredNumber(chunk: Buffer): boolean {
  for (let at = chunk.indexOf(0x5f); at >= 0; at = chunk.indexOf(0x5f, at + 1)) {
    if (isDigit(chunk[at - 1]) && isDigit(chunk[at + 1])) return true;
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

function countLineEnds(chunk: Buffer, before: number): { readonly lineFeeds: number; readonly returns: number } {
  let lineFeeds = 0;
  let returns = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) {
    lineFeeds += 1;
    if ((at === 0 ? before : chunk[at - 1]) === 0x0d) returns += 1;
  }
  return { lineFeeds, returns };
}

/** @throws SeqbenchError that names the file and says what to do */
export function refuseFile(path: string, code: ErrorInfo['code'], what: string, remedy: string): never {
  throw new SeqbenchError({ code, message: `${basename(path)} ${what}.`, place: path, remedy });
}

/** @throws SeqbenchError where the file is not the one that was read */
export async function refuseChanged(path: string, { bytes, modified }: Fingerprint): Promise<void> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (stats.size !== bytes || stats.mtimeMs !== modified) {
      refuseFile(path, 'file.unreadable', 'was changed while it was read', 'Import it again when nothing writes to it any more.');
    }
  } finally {
    await file.close();
  }
}
