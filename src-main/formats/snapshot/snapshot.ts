import { z } from 'zod';
import { problemSpecSchema, tasks, type ProblemShape, type ProblemSpec } from '../../core/problem/problem';

const count = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** The JSON at the start of a snapshot file. */
export const snapshotHeaderSchema = z.strictObject({
  version: z.literal(1),
  shape: z.strictObject({
    steps: count.min(1),
    features: count.min(1),
    task: z.enum(tasks),
    classes: z.array(z.string()),
  }),
  /** value = (raw - offset) / scale, already applied. */
  scaler: z.strictObject({ offset: z.number(), scale: z.number() }),
  /** Hash of the dataset that the rows belong to. */
  datasetHash: z.string().regex(/^[0-9a-f]{64}$/),
  spec: problemSpecSchema,
  rows: z.strictObject({ train: count, test: count }),
});

/** What the numbers of a snapshot mean; `rows` is filled in by the writer from the parts. */
export interface SnapshotHeader {
  readonly version: 1;
  readonly shape: ProblemShape;
  readonly scaler: { readonly offset: number; readonly scale: number };
  readonly datasetHash: string;
  readonly spec: ProblemSpec;
}

/** One part of the split, ready to be trained on. */
export interface SnapshotPart {
  /** [rows] 0-based rows of the dataset, ascending */
  readonly rows: Uint32Array;
  /** [rows, steps, features], scaled */
  readonly x: Float32Array;
  /** [rows] class index, or the number */
  readonly y: Float32Array;
}

/** The tensors of a problem: written once, shared by all its runs, never changed. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly train: SnapshotPart;
  readonly test: SnapshotPart;
}

/**
 * File layout, little-endian: magic (8 bytes), header length in bytes (uint32), header (JSON, UTF-8), zeros up to a
 * multiple of 16, then train.rows, train.x, train.y, test.rows, test.x, test.y without gaps.
 */
export const snapshotMagic = 'SEQSNAP1';

/** @returns offset of the first tensor, in bytes */
export function tensorStart(headerBytes: number): number {
  return Math.ceil((snapshotMagic.length + 4 + headerBytes) / 16) * 16;
}

/** @returns size of one part, in bytes: row number, inputs and target of every row, four bytes each */
export function partBytes(rows: number, shape: ProblemShape): number {
  return rows * (2 + shape.steps * shape.features) * 4;
}
