import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file so that its name stands for all of it or for what was there before: beside it first, flushed, then renamed.
 *
 * @param chunks written one after the other, each before the next is asked for
 * @throws an error of the file system, such as ENOSPC
 */
export function writeDurably(path: string, chunks: Iterable<Uint8Array | string>): void {
  const beside = `${path}.part`;
  try {
    const file = openSync(beside, 'w');
    try {
      for (const chunk of chunks) writeAll(file, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (thrown) {
    discard(beside);
    throw thrown;
  }
}

/** What cannot be taken away either is not what went wrong first. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** The system may take fewer bytes than it is given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
