import { basename } from 'node:path';
import { SeqbenchError, toErrorInfo } from '../contract/errors';

/** Says in our words what the file system, SQLite or DuckDB said in theirs; anything else goes on as it is. */
export function storageError(thrown: unknown): unknown {
  if (thrown instanceof SeqbenchError || !(thrown instanceof Error)) return thrown;
  if (!isDiskFull(thrown)) return thrown;
  // The words for a full disk stand in one place, which knows it by this code.
  const info = toErrorInfo(new Error('ENOSPC'));
  return new SeqbenchError({ ...info, cause: thrown.message });
}

function isDiskFull(error: Error): boolean {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'SQLITE_FULL') return true;
  return /no space left|disk is full|disk full|file too large|quota exceeded/i.test(error.message);
}

/** @returns the code of a system or SQLite error, or an empty string */
export function codeOf(thrown: unknown): string {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

/** A file that cannot be opened or read, named without its folder. */
export function unreadableFile(path: string, thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR') return missingFile(path);
  if (code === 'EACCES' || code === 'EPERM') {
    return new SeqbenchError({
      code: 'file.unreadable',
      message: `You do not have the right to read ${basename(path)}.`,
      remedy: 'Change its permissions or copy it to a folder of yours.',
    });
  }
  return storageError(thrown);
}

/** A file that cannot be written, named without its folder. */
export function unwritableFile(path: string, thrown: unknown): unknown {
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(thrown))) return storageError(thrown);
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `${basename(path)} cannot be written there.`,
    place: path,
    remedy: 'Choose a folder that exists and that you may write to.',
    cause: codeOf(thrown),
  });
}

function missingFile(path: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.missing',
    message: `There is no file ${basename(path)}.`,
    place: path,
    remedy: 'Check the name and whether it was moved.',
  });
}
