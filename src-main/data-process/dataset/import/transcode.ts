import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SeqbenchError } from '../../../contract/errors';
import type { TextEncoding } from '../../../core/dataset/import-options';
import { storageError } from '../../storage-errors';
import { refuseFile } from './fingerprint';
import type { Scratch } from './scratch';

/** @returns whether all bytes are text in an encoding; a character that the end cuts is none the less */
export function decodes(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a text file anew in UTF-8, piece by piece.
 *
 * @param bytes size of the file; UTF-8 takes three times as much at most
 * @returns the new file
 * @throws SeqbenchError `file.unreadable` where it is not in that encoding, `file.disk-full`
 */
export async function transcode(
  path: string,
  shown: string,
  bytes: number,
  encoding: TextEncoding,
  scratch: Scratch,
  signal: AbortSignal,
): Promise<string> {
  await scratch.expectRoom(2 * bytes);
  const written = await scratch.file('txt');
  const decoder = new TextDecoder(encoding, { fatal: true });
  const recode = new Transform({
    transform(chunk: Buffer, _, done) {
      decodeInto(done, () => decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      decodeInto(done, () => decoder.decode());
    },
  });
  try {
    await pipeline(createReadStream(path), recode, createWriteStream(written), { signal });
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof TypeError)) throw storageError(thrown);
    refuseEncoding(shown, encoding);
  }
  return written;
}

function decodeInto(done: (error: Error | null, text?: string) => void, decode: () => string): void {
  try {
    done(null, decode());
  } catch (thrown) {
    done(thrown instanceof Error ? thrown : new SeqbenchError({ code: 'file.unreadable', message: String(thrown) }));
  }
}

export function refuseEncoding(path: string, encoding: TextEncoding): never {
  return refuseFile(
    path,
    'file.unreadable',
    `has characters that are not ${encoding.toUpperCase()}`,
    'Choose another encoding in the import options, or save it as “CSV UTF-8”.',
  );
}
