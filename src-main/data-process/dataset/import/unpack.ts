import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SeqbenchError } from '../../../contract/errors';
import { storageError } from '../../storage-errors';
import { refuseFile } from './fingerprint';
import type { Scratch } from './scratch';

/** How often the room on the disk is looked at. */
const step = 64_000_000;

export function isGzip(first: Uint8Array): boolean {
  return first[0] === 0x1f && first[1] === 0x8b;
}

/**
 * Unpacks a gzip file beside the project, as far as the disk has room.
 *
 * @param most bytes that are wanted; the rest is left out
 * @returns the unpacked file
 * @throws SeqbenchError `file.unreadable` for a damaged one, `file.disk-full`
 */
export async function unpackGzip(path: string, scratch: Scratch, signal: AbortSignal, most = Number.POSITIVE_INFINITY): Promise<string> {
  const unpacked = await scratch.file('txt');
  signal.throwIfAborted();
  const enough = new AbortController();
  // Not AbortSignal.any, which the oldest runtime does not have.
  const stop = (): void => {
    enough.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  let bytes = 0;
  let checked = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _, done) {
      if (bytes >= most) {
        enough.abort();
        return;
      }
      bytes += chunk.length;
      if (bytes < checked) {
        done(null, chunk);
        return;
      }
      checked = bytes + step;
      scratch.expectRoom(step).then(() => {
        done(null, chunk);
      }, done);
    },
  });
  try {
    const source = createReadStream(path);
    await pipeline(source, createGunzip(), watch, createWriteStream(unpacked), { signal: enough.signal });
  } catch (thrown) {
    signal.throwIfAborted();
    if (!enough.signal.aborted) throw unpackError(path, thrown);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return unpacked;
}

function unpackError(path: string, thrown: unknown): unknown {
  const known = storageError(thrown);
  if (known instanceof SeqbenchError) return known;
  try {
    return refuseFile(path, 'file.unreadable', 'is packed by gzip and damaged or cut off', `Fetch ${basename(path)} again.`);
  } catch (refused) {
    return refused;
  }
}
