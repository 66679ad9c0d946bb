import { open, writeFile } from 'node:fs/promises';
import { cutLength } from '../import/byte-scan';
import { type Fingerprint, fingerprint } from '../import/fingerprint';
import type { Scratch } from '../import/scratch';
import { binaryFormat } from '../import/source';
import { isGzip, unpackGzip } from '../import/unpack';

/** Bytes of a text file that are looked at, and at most where its first line is longer. */
const usual = 1 << 18;
const most = 1 << 22;
const lineFeed = 0x0a;

/** The part of a file that a preview reads. */
export interface Beginning {
  /** The file itself where its format needs all of it. */
  readonly path: string;
  readonly print: Fingerprint;
  readonly partial: boolean;
}

/** Copies the first lines of a text file, unpacked where it is packed; XLSX and Parquet files are read where they are. */
export async function beginningOf(path: string, scratch: Scratch, signal: AbortSignal): Promise<Beginning> {
  const first = await firstBytes(path);
  const packed = isGzip(first);
  const plain = packed ? await unpackGzip(path, scratch, signal, most) : path;
  const bytes = packed ? await firstBytes(plain) : first;
  const enough = bytes.subarray(0, usual).includes(lineFeed) ? usual : most;
  const cut = bytes.length > enough;
  const start = cut ? wholeLines(bytes.subarray(0, enough)) : bytes;
  // What is empty or missing is said by the fingerprint, in the words of an import.
  if (bytes.length === 0) return { path, print: await fingerprint(path, signal, () => undefined), partial: false };
  const copy = await scratch.file('txt');
  await writeFile(copy, start);
  const print = await fingerprint(copy, signal, () => undefined);
  return binaryFormat(path, start) === null ? { path: copy, print, partial: cut } : { path: plain, print, partial: false };
}

/** One more than is wanted, to know whether there is more. */
async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(most + 1), 0, most + 1, 0)
      .catch(() => ({ buffer: Buffer.alloc(0), bytesRead: 0 }));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Up to the last line end; in UTF-16 a line feed has two bytes. */
function wholeLines(bytes: Buffer): Buffer {
  for (let at = bytes.lastIndexOf(0x0a); at > 0; at = bytes.lastIndexOf(0x0a, at - 1)) {
    if (bytes[at + 1] === 0) return bytes.subarray(0, at + 2);
    if (bytes.indexOf(0) < 0 || bytes[at - 1] === 0) return bytes.subarray(0, at + 1);
  }
  return bytes.subarray(0, bytes.length - cutLength(bytes));
}
