import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
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
