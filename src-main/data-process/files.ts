import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asId, type Sha256 } from '../core/ids';
import { unwritableFile } from './storage-errors';

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
export async function writeHashed(folder: string, chunks: Iterable<Uint8Array>): Promise<Sha256> {
  const beside = join(folder, `${randomUUID()}.part`);
  try {
    const hash = createHash('sha256');
    const file = await open(beside, 'wx');
    try {
      for (const chunk of chunks) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const name = asId<Sha256>(hash.digest('hex'));
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
