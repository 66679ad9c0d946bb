import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ErrorInfo, SeqbenchError } from '../../../contract/errors';
import { asId, type Sha256 } from '../../../core/ids';
import { unreadableFile } from '../../storage-errors';
import { type ByteFacts, ByteScan } from './byte-scan';

/** Two of them stay in a processor's cache. */
const chunkBytes = 1 << 18;
/** A header of ten thousand long names fits in; more than one row cannot be longer. */
const longestHead = 1 << 22;
const lineFeed = 0x0a;

/** What to do where something else was chosen. */
export const chooseTable = 'Choose a table: a CSV or text file, Excel (.xlsx), Parquet or JSON lines; any of them may be packed by gzip.';

/** What the bytes of a file tell, before anything is taken for a table. */
export interface FileLook extends ByteFacts {
  readonly bytes: number;
  /** Its beginning: 256 KB, or up to its first line end where that stands further down, 4 MB at most. */
  readonly first: Uint8Array;
  /** When it was last changed, in milliseconds; a file that changes while it is read is not imported. */
  readonly modified: number;
}

/** What all of them tell. */
export interface Fingerprint extends FileLook {
  readonly hash: Sha256;
}

/**
 * Reads all bytes once: their hash, and what they tell of the kind of file.
 *
 * @param onChunk called with the share that was read, 0 to 1, and with what it told
 * @throws SeqbenchError `file.missing`, `file.empty`, `file.unreadable`; `dataset.import-cancelled` by `signal`
 */
export async function fingerprint(path: string, signal: AbortSignal, onChunk: OnChunk): Promise<Fingerprint> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) refuseFile(path, 'file.unreadable', 'is a folder, not a file', chooseTable);
    if (stats.size === 0) refuseFile(path, 'file.empty', 'is empty', 'Choose a file with a header row and at least one row of data.');
    return await readAll(file, { size: stats.size, modified: stats.mtimeMs, signal, onChunk });
  } finally {
    await file.close();
  }
}

type OnChunk = (share: number, soFar: ByteFacts) => void;

/**
 * Takes what the whole lines in the beginning of a large file tell for all of it.
 *
 * @param least bytes of a large file
 * @returns null for smaller ones, and where there is no line end
 * @throws SeqbenchError `file.missing`
 */
export async function lookAtBeginning(path: string, least: number): Promise<FileLook | null> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size < least) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, 0);
    const first = buffer.subarray(0, bytesRead);
    const scan = new ByteScan();
    scan.take(first.subarray(0, first.lastIndexOf(lineFeed) + 1), 0);
    return first.includes(lineFeed) ? { bytes: stats.size, first, modified: stats.mtimeMs, ...scan.found() } : null;
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
  readonly onChunk: OnChunk;
}

/** While one chunk is looked at, the next one is read. */
async function readAll(file: FileHandle, { size, modified, signal, onChunk }: Reading): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const scan = new ByteScan();
  const first: Buffer[] = [];
  let bytes = 0;
  let spare = Buffer.alloc(chunkBytes);
  let coming = file.read(Buffer.alloc(chunkBytes), 0, chunkBytes);
  for (;;) {
    const { bytesRead, buffer } = await coming;
    signal.throwIfAborted();
    if (bytesRead === 0) break;
    coming = file.read(spare, 0, chunkBytes);
    spare = buffer;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    if (bytes < longestHead && !first.some((before) => before.includes(lineFeed))) first.push(Buffer.from(chunk));
    scan.take(chunk, bytes);
    bytes += bytesRead;
    onChunk(bytes / size, scan.soFar());
  }
  return { hash: asId<Sha256>(hash.digest('hex')), bytes, first: Buffer.concat(first), ...scan.found(), modified };
}

/** @throws SeqbenchError that names the file and says what to do */
export function refuseFile(path: string, code: ErrorInfo['code'], what: string, remedy: string): never {
  throw new SeqbenchError({ code, message: `${basename(path)} ${what}.`, place: path, remedy });
}

/** @throws SeqbenchError where the file is not the one that was read */
export async function refuseChanged(path: string, { bytes, modified }: FileLook): Promise<void> {
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
