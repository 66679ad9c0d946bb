import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SeqbenchError } from '../core/errors';
import { decodeSnapshot, type Snapshot } from '../formats/snapshot';

/**
 * Reads the prepared data and makes sure that it is what the run was queued for.
 *
 * @param hash SHA-256 that the file must have
 * @throws SeqbenchError `file.missing`, `file.unreadable`
 */
export function loadSnapshot(path: string, hash: string): Snapshot {
  const bytes = readSnapshot(path);
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    throw new SeqbenchError({
      code: 'file.unreadable',
      message: 'The prepared data of this problem was changed or damaged on the disk.',
      remedy: 'Prepare the problem again and train the model again; your dataset is not touched.',
    });
  }
  return decodeSnapshot(bytes);
}

function readSnapshot(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new SeqbenchError({
      code: 'file.missing',
      message: 'The prepared data of this problem cannot be read from the disk.',
      remedy: 'Prepare the problem again and train the model again; your dataset is not touched.',
      cause: thrown instanceof Error ? thrown.message : String(thrown),
    });
  }
}
