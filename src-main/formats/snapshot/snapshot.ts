import { z } from 'zod';
import { type FormulaSpec, formulaSpecSchema } from '../../core/dataset/formula';
import { type OrderColumn, orderKinds } from '../../core/problem/order-text';
import { problemSpecSchema, tasks, type ProblemShape, type ProblemSpec } from '../../core/problem/problem';
import type { Samples } from '../../core/problem/samples';
import { scalings, type Transforms } from '../../core/problem/scaling-spec';

const count = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const shapeSchema = z.strictObject({
  input: z.array(count.min(1)).min(1).max(3),
  open: z.boolean(),
  output: z.array(count.min(1)).min(1).max(2),
  task: z.enum(tasks),
  classes: z.array(z.string()),
  maskValue: z.number().optional(),
});
const transform = z.strictObject({ column: z.string(), kind: z.enum(scalings), offset: z.number(), scale: z.number() });

/** Samples as they lie in the file: written out, or as stretches of a table's rows. */
const samplesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dense'), size: count }),
  /** Sample k is `rows` rows of the table from row starts[k] + `offset` on. */
  z.strictObject({ kind: z.literal('windows'), table: count, offset: count, rows: count.min(1) }),
]);
export type SamplesLayout = z.output<typeof samplesSchema>;

const partSchema = z.strictObject({
  count,
  x: samplesSchema,
  y: samplesSchema,
  lengths: z.boolean(),
  known: samplesSchema.nullable(),
  /** Values for each sample; null where there are none. */
  base: count.min(1).nullable(),
  /** Whether each sample has its place in the order; files of before lack it. */
  order: z.boolean().optional(),
});
export type PartLayout = z.output<typeof partSchema>;

/** The JSON at the start of a snapshot file. */
export const snapshotHeaderSchema = z.strictObject({
  version: z.literal(2),
  shape: shapeSchema,
  transforms: z.strictObject({ inputs: z.array(transform), targets: z.array(transform) }),
  targets: z.array(z.string()),
  maskValue: z.number().nullable(),
  anywhere: z.strictObject({ formula: formulaSpecSchema, from: z.number(), to: z.number() }).nullable(),
  order: z.strictObject({ name: z.string(), kind: z.enum(orderKinds) }).nullish(),
  /** Hash of the dataset that the rows belong to. */
  datasetHash: z.string().regex(/^[0-9a-f]{64}$/),
  spec: problemSpecSchema,
  /** Tables that windows are cut from. */
  tables: z.array(z.strictObject({ rows: count, width: count.min(1) })).max(2),
  /** The test part is the training part where nothing is held back; it is then written once. */
  parts: z.strictObject({ train: partSchema, validation: partSchema.nullable(), test: z.union([partSchema, z.literal('train')]) }),
});
export type FileHeader = z.output<typeof snapshotHeaderSchema>;

/** What the numbers of a snapshot mean. */
export interface SnapshotHeader {
  readonly version: 2;
  readonly shape: ProblemShape;
  readonly transforms: Transforms;
  /** Columns that are predicted. */
  readonly targets: readonly string[];
  /** Stands for steps that are not there; null where every sample is whole. */
  readonly maskValue: number | null;
  /** What the order of the test part is: the column that windows go by. Snapshots of before, and rows that go by their place, have none. */
  readonly order?: OrderColumn | null | undefined;
  readonly datasetHash: string;
  readonly spec: ProblemSpec;
  /** Training windows may begin at any moment of this range of the formula's variable; null where they begin at rows. */
  readonly anywhere: { readonly formula: FormulaSpec; readonly from: number; readonly to: number } | null;
}

/** One part of the split, ready to be trained on. */
export interface SnapshotPart {
  /** [samples] 0-based row of the dataset: the sample's own, or the first that a window predicts. */
  readonly rows: Uint32Array;
  /** [samples, ...shape.input], scaled */
  readonly x: Samples;
  /** [samples, ...shape.output] class index, or numbers, scaled */
  readonly y: Samples;
  /** [samples] steps that are not filling; null where all have the same length. */
  readonly lengths: Uint32Array | null;
  /**
   * Of windows: the targets' values, scaled as `y` is, in the last row that goes in, [samples, targets]; at every step for targets at every
   * step, [samples, steps, targets]. Null for other shapes.
   */
  readonly known: Samples | null;
  /** [samples, targets] what a differenced target is relative to, unscaled; null where none is differenced. */
  readonly base: Float64Array | null;
  /** [samples] place in the order of each of `rows`: a number, or milliseconds since 1970. Written for the test part of windows. */
  readonly order?: Float64Array | null | undefined;
}

/** The tensors of a problem: written once, shared by all its runs, never changed. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly train: SnapshotPart;
  /** Null where there are two parts. */
  readonly validation: SnapshotPart | null;
  readonly test: SnapshotPart;
}

/**
 * File layout, little-endian: magic (8 bytes), header length in bytes (uint32), header (JSON, UTF-8), then the arrays, each from a multiple
 * of 16 bytes on, with zeros before: the tables; of every part rows (uint32), starts (uint32, where it has windows), lengths (uint32), the
 * samples of x, y and known that are written out (float32), base and order (float64), as far as the header says that there are any.
 */
export const snapshotMagic = 'SEQSNAP2';

/** @returns the next multiple of 16 */
export function aligned(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}

/** @returns values of one sample of that shape */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
