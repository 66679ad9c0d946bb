import { z } from 'zod';
import { SeqbenchError } from '../core/errors';
import { freshCallbacks } from '../engine/fit';

/** What `checkpoint.bin` says of its place; the engine's state follows. */
const checkpointHeader = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  /** Epoch at whose end it was made; the next one to train is one more. */
  epoch: z.int().positive(),
  seconds: z.number(),
  stopping: z.strictObject({ best: z.number().nullable(), bestEpoch: z.number().nullable(), wait: z.number() }),
  /** What files of earlier versions do not have had not begun when they were written. */
  plateau: z
    .strictObject({ best: z.number().nullable(), wait: z.int().nonnegative(), cooldown: z.int().nonnegative() })
    .default(freshCallbacks.plateau),
  bestKept: z.number().nullable().default(freshCallbacks.bestKept),
});
export type CheckpointHeader = z.output<typeof checkpointHeader>;

/** What `best.bin` says of the float32 values that follow: tensors in the engine's order. */
const bestHeader = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  epoch: z.int().positive(),
  tensors: z.array(z.strictObject({ name: z.string(), shape: z.array(z.int().nonnegative()) })),
});
export type BestHeader = z.output<typeof bestHeader>;

/**
 * Both files are laid out alike, little-endian: magic (8 bytes), header length in bytes (uint32), header (JSON, UTF-8), zeros up to a
 * multiple of 16, then bytes.
 */
const magics = { checkpoint: 'SEQCKPT1', best: 'SEQBEST1' } as const;

export function encodeCheckpoint(header: CheckpointHeader, state: Uint8Array): readonly Uint8Array[] {
  return [frame(magics.checkpoint, header), state];
}

/** @throws SeqbenchError `file.unreadable` for anything that `encodeCheckpoint` would not have written */
export function decodeCheckpoint(bytes: Uint8Array): { readonly header: CheckpointHeader; readonly state: Uint8Array } {
  const { header, rest } = unframe(magics.checkpoint, checkpointHeader, bytes);
  return { header, state: rest };
}

export function encodeBest(header: BestHeader, values: readonly Float32Array[]): readonly Uint8Array[] {
  return [frame(magics.best, header), ...values.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength))];
}

/** @throws SeqbenchError `file.unreadable` for anything that `encodeBest` would not have written */
export function decodeBest(bytes: Uint8Array): { readonly header: BestHeader; readonly values: readonly Float32Array[] } {
  const { header, rest } = unframe(magics.best, bestHeader, bytes);
  const sizes = header.tensors.map(({ shape }) => shape.reduce((product, length) => product * length, 1));
  if (rest.length !== 4 * sizes.reduce((sum, size) => sum + size, 0)) throw unreadable();
  const floats = new Float32Array(rest.buffer);
  let offset = 0;
  const values = sizes.map((size) => floats.slice(offset, (offset += size)));
  return { header, values };
}

function frame(magic: string, header: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(Math.ceil((12 + json.length) / 16) * 16);
  bytes.write(magic, 'latin1');
  bytes.writeUInt32LE(json.length, 8);
  json.copy(bytes, 12);
  return bytes;
}

function unframe<Header>(
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

function unreadable(): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: 'The saved state of a run cannot be read.',
    remedy: 'Train the model again; everything else of the project is untouched.',
  });
}
