import { z } from 'zod';
import { freshCallbacks } from '../engine/fit';
import { frame, unframe } from '../formats/weights';

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

const magic = 'SEQCKPT1';

export function encodeCheckpoint(header: CheckpointHeader, state: Uint8Array): readonly Uint8Array[] {
  return [frame(magic, header), state];
}

/** @throws SeqbenchError `file.unreadable` for anything that `encodeCheckpoint` would not have written */
export function decodeCheckpoint(bytes: Uint8Array): { readonly header: CheckpointHeader; readonly state: Uint8Array } {
  const { header, rest } = unframe(magic, checkpointHeader, bytes);
  return { header, state: rest };
}
