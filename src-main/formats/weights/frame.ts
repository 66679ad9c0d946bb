import type { z } from 'zod';
import { SeqbenchError } from '../../core/errors';

/**
 * How the files of saved state are laid out, little-endian: magic (8 bytes), header length in bytes (uint32), header (JSON, UTF-8), zeros
 * up to a multiple of 16, then bytes.
 */
export function frame(magic: string, header: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(Math.ceil((12 + json.length) / 16) * 16);
  bytes.write(magic, 'latin1');
  bytes.writeUInt32LE(json.length, 8);
  json.copy(bytes, 12);
  return bytes;
}

/** @throws SeqbenchError `file.unreadable` for anything that `frame` would not have begun */
export function unframe<Header>(
  magic: string,
  schema: z.ZodType<Header>,
  bytes: Uint8Array,
): { readonly header: Header; readonly rest: Uint8Array<ArrayBuffer> } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 16 || file.toString('latin1', 0, 8) !== magic) throw unreadable();
  const end = 12 + file.readUInt32LE(8);
  const header = schema.safeParse(parseJson(file.toString('utf8', 12, end)));
  if (!header.success) throw unreadable();
  // A copy begins at an address that float32 and float64 can be read from; `slice` of a Buffer would not be one.
  return { header: header.data, rest: new Uint8Array(bytes.subarray(Math.ceil(end / 16) * 16)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function unreadable(): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: 'The saved state of a run cannot be read.',
    remedy: 'Train the model again; everything else of the project is untouched.',
  });
}
