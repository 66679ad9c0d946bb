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
  /** Beginning of the file, without a byte order mark. */
  readonly head: string;
  /** Lines that are not cut short by the end of the file count too. */
  readonly lines: number;
  /** Both kinds of line ends occur: a line feed alone, and with a carriage return. */
  readonly mixedLineEnds: boolean;
  /** When it was last changed, in milliseconds; a file that changes while it is read is not imported. */
  readonly modified: number;
}

/**
 * Reads all bytes once: their hash, and whether they are text at all.
 *
 * @param onShare called with the share that was read, 0 to 1
 * @throws SeqbenchError `file.missing`, `file.empty`, `file.binary`, `file.unreadable`; `dataset.import-cancelled` by `signal`
 */
export async function fingerprint(path: string, signal: AbortSignal, onShare: (share: number) => void): Promise<Fingerprint> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) refuse(path, 'file.unreadable', 'is a folder, not a file', 'Choose a CSV file.');
    if (stats.size === 0) refuse(path, 'file.empty', 'is empty', 'Choose a file with a header row and at least one row of data.');
    return await readAll(path, file, { size: stats.size, modified: stats.mtimeMs, signal, onShare });
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

async function readAll(path: string, file: FileHandle, { size, modified, signal, onShare }: Reading): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(chunkBytes);
  let head = Buffer.alloc(0);
  let text = new TextState();
  let bytes = 0;
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, chunkBytes);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    if (bytes === 0) refuseOtherEncodings(path, chunk);
    text = text.after(path, chunk, bytes);
    bytes += bytesRead;
    onShare(bytes / size);
  }
  text.end(path);
  const start = new TextDecoder().decode(head);
  if (!/\S/.test(start))
    refuse(path, 'file.empty', 'holds nothing but blanks', 'Choose a file with a header row and at least one row of data.');
  const digest = asId<Sha256>(hash.digest('hex'));
  return { hash: digest, bytes, head: start, lines: text.lines, mixedLineEnds: text.mixedLineEnds, modified };
}

/** UTF-16 is text, but full of NUL bytes; said in its own words. */
function refuseOtherEncodings(path: string, chunk: Buffer): void {
  const mark = chunk.readUIntBE(0, Math.min(2, chunk.length));
  if (mark === 0xfffe || mark === 0xfeff) {
    refuse(path, 'file.unreadable', 'is in UTF-16, which cannot be read yet', 'Save it as “CSV UTF-8” and import that.');
  }
}

/** What is carried from one chunk to the next while bytes are checked. */
class TextState {
  constructor(
    private readonly lineFeeds = 0,
    private readonly returns = 0,
    private readonly lastByte = 0x0a,
    /** Up to three bytes of a character that the chunk's end cut. */
    private readonly cut: Buffer = Buffer.alloc(0),
  ) {}

  get lines(): number {
    return this.lineFeeds + (this.lastByte === 0x0a ? 0 : 1);
  }

  get mixedLineEnds(): boolean {
    return this.returns > 0 && this.returns < this.lineFeeds;
  }

  after(path: string, chunk: Buffer, offset: number): TextState {
    const nul = chunk.indexOf(0);
    if (nul >= 0)
      refuse(
        path,
        'file.binary',
        `is not a text file (it has a zero byte at ${offset + nul})`,
        'Choose a CSV file: plain text with one row a line.',
      );
    const whole = Buffer.concat([this.cut, chunk]);
    const end = whole.length - cutLength(whole);
    if (!isUtf8(whole.subarray(0, end))) refuseEncoding(path, offset, chunk);
    const { lineFeeds, returns } = countLineEnds(chunk, this.lastByte);
    return new TextState(this.lineFeeds + lineFeeds, this.returns + returns, chunk.at(-1) ?? 0x0a, Buffer.from(whole.subarray(end)));
  }

  end(path: string): void {
    if (this.cut.length > 0) refuseEncoding(path, 0, this.cut);
  }
}

/** @returns how many bytes at the end begin a character without ending it */
function cutLength(bytes: Buffer): number {
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

/** Many control characters mean pictures and archives; few mean another alphabet's encoding. */
function refuseEncoding(path: string, offset: number, chunk: Buffer): never {
  let controls = 0;
  for (const byte of chunk) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1;
  if (controls > chunk.length / 100) {
    refuse(path, 'file.binary', 'is not a text file', 'Choose a CSV file: plain text with one row a line.');
  }
  const near = offset === 0 ? '' : ` (after byte ${offset})`;
  return refuse(path, 'file.unreadable', `has characters that are not UTF-8${near}`, 'Save it as “CSV UTF-8” and import that.');
}

function refuse(path: string, code: ErrorInfo['code'], what: string, remedy: string): never {
  throw new SeqbenchError({ code, message: `${basename(path)} ${what}.`, place: path, remedy });
}

/** @throws SeqbenchError where the file is not the one that was read */
export async function refuseChanged(path: string, { bytes, modified }: Fingerprint): Promise<void> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (stats.size !== bytes || stats.mtimeMs !== modified) {
      refuse(path, 'file.unreadable', 'was changed while it was read', 'Import it again when nothing writes to it any more.');
    }
  } finally {
    await file.close();
  }
}
