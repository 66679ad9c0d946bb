import { z } from 'zod';
import { frame, unframe, unreadable } from './frame';

/** Names and shapes of the float32 values that follow. */
const tensorList = z.array(z.strictObject({ name: z.string(), shape: z.array(z.int().nonnegative()) }));

/** What `best.bin` of a run says of its tensors, which stand in the engine's order. */
const bestHeader = z.strictObject({ version: z.literal(1), runId: z.string(), epoch: z.int().positive(), tensors: tensorList });
export type BestHeader = z.output<typeof bestHeader>;

/** What a file of starting weights says of its tensors, which stand in the order of Keras's `get_weights()`. */
const startHeader = z.strictObject({ version: z.literal(1), tensors: tensorList });
export type StartHeader = z.output<typeof startHeader>;

export interface SavedTensors<Header> {
  readonly header: Header;
  readonly values: readonly Float32Array[];
}

const magics = { best: 'SEQBEST1', start: 'SEQSTRT1' } as const;

/** A run's kept weights. */
export function encodeBest(header: BestHeader, values: readonly Float32Array[]): readonly Uint8Array[] {
  return [frame(magics.best, header), ...values.map(bytesOf)];
}

/** @throws SeqbenchError `file.unreadable` for anything that `encodeBest` would not have written */
export function decodeBest(bytes: Uint8Array): SavedTensors<BestHeader> {
  return decode(magics.best, bestHeader, bytes);
}

/** Weights that training starts from. */
export function encodeStart(header: StartHeader, values: readonly Float32Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([frame(magics.start, header), ...values.map(bytesOf)]));
}

/** @throws SeqbenchError `file.unreadable` for anything that `encodeStart` would not have written */
export function decodeStart(bytes: Uint8Array): SavedTensors<StartHeader> {
  return decode(magics.start, startHeader, bytes);
}

function decode<Header extends { readonly tensors: z.output<typeof tensorList> }>(
  magic: string,
  schema: z.ZodType<Header>,
  bytes: Uint8Array,
): SavedTensors<Header> {
  const { header, rest } = unframe(magic, schema, bytes);
  const sizes = header.tensors.map(({ shape }) => shape.reduce((product, length) => product * length, 1));
  if (rest.length !== 4 * sizes.reduce((sum, size) => sum + size, 0)) throw unreadable();
  const floats = new Float32Array(rest.buffer);
  let offset = 0;
  const values = sizes.map((size) => floats.slice(offset, (offset += size)));
  return { header, values };
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
