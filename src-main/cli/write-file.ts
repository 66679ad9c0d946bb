import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SeqbenchError, toErrorInfo } from '../contract/errors';

/**
 * Writes a file so that its name stands for all of it or for what was there before: beside it first, flushed, then renamed.
 *
 * @throws SeqbenchError `file.disk-full` or `file.unreadable`, naming the file
 */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw writeError(file, thrown);
  }
}

/** Says in our words why something could not be written. */
export function writeError(file: string, thrown: unknown): unknown {
  if (thrown instanceof SeqbenchError || !(thrown instanceof Error)) return thrown;
  const code: unknown = Reflect.get(thrown, 'code');
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new SeqbenchError({ ...toErrorInfo(new Error('ENOSPC')), place: file });
  }
  if (typeof code !== 'string') return thrown;
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `${path.basename(file)} cannot be written (${reasons[code] ?? code}).`,
    place: file,
    remedy: 'Choose another folder with --out, or make this one writable.',
  });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a file is in the place of the folder',
  EISDIR: 'a folder is in its place',
  ENOTEMPTY: 'a folder is in its place',
};
