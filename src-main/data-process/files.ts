import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asId, type Sha256 } from '../core/ids';
import { unwritableFile } from './storage-errors';

/** Bytes of a file that are read back at once. */
const hashedAtOnce = 4 * 2 ** 20;

export function sha256(data: Uint8Array | string): Sha256 {
  return asId<Sha256>(createHash('sha256').update(data).digest('hex'));
}

/**
 * Writes a file so that its name stands for all of it or nothing: beside it first, flushed, then renamed.
 *
 * @throws SeqbenchError `file.disk-full`, or `file.unreadable` where it may not be written; what was there before stays
 */
export async function writeDurably(path: string, data: Uint8Array | string): Promise<void> {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (thrown) {
    await rm(beside, { force: true });
    throw unwritableFile(path, thrown);
  }
}

/**
 * Writes a file under the name of its hash, so that the name stands for all of it or nothing; one that is there already stays.
 *
 * @param chunks are written and hashed one after another; what they throw leaves nothing behind
 * @returns SHA-256 of the whole
 * @throws SeqbenchError `file.disk-full`, or `file.unreadable` where it may not be written
 */
export function writeHashed(folder: string, chunks: Iterable<Uint8Array>): Promise<Sha256> {
  return nameByHash(folder, async (file) => {
    const hash = createHash('sha256');
    for (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    return hash;
  });
}

/**
 * As `writeHashed`, for a file that is not written from its beginning to its end: it is read once more to be hashed.
 *
 * @param bytes size of the file; what is not written is zero
 * @param fill writes it; what it throws leaves nothing behind
 * @param onHashed told the bytes that were hashed, piece by piece; what it throws leaves nothing behind either
 */
export function fillHashed(
  folder: string,
  bytes: number,
  fill: (file: FileHandle) => Promise<void>,
  onHashed: (bytes: number) => void,
): Promise<Sha256> {
  return nameByHash(folder, async (file) => {
    await file.truncate(bytes);
    await fill(file);
    const hash = createHash('sha256');
    const piece = new Uint8Array(Math.min(bytes, hashedAtOnce));
    for (let at = 0; at < bytes;) {
      onHashed(at);
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) throw new Error('The file was cut off while it was written.');
      hash.update(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
    return hash;
  });
}

async function nameByHash(folder: string, write: (file: FileHandle) => Promise<Hash>): Promise<Sha256> {
  const beside = join(folder, `${randomUUID()}.part`);
  try {
    const file = await open(beside, 'wx+');
    let name: Sha256;
    try {
      name = asId<Sha256>((await write(file)).digest('hex'));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(folder, name));
    await syncFolder(folder);
    return name;
  } catch (thrown) {
    await rm(beside, { force: true });
    throw unwritableFile(folder, thrown);
  }
}

/** Makes the new name itself durable; Windows has no such thing and refuses. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
