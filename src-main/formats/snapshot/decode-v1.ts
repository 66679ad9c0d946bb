import { z } from 'zod';
import { problemSpecSchema, tasks } from '../../core/problem/problem';
import { DenseSamples } from '../../core/problem/samples';
import { checkClasses, checkFinite, readHead, refuse } from './refuse';
import type { Snapshot, SnapshotPart } from './snapshot';

const count = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const headerSchema = z.strictObject({
  version: z.literal(1),
  shape: z.strictObject({ steps: count.min(1), features: count.min(1), task: z.enum(tasks), classes: z.array(z.string()) }),
  scaler: z.strictObject({ offset: z.number(), scale: z.number() }),
  datasetHash: z.string().regex(/^[0-9a-f]{64}$/),
  spec: problemSpecSchema,
  rows: z.strictObject({ train: count, test: count }),
});
type Header = z.output<typeof headerSchema>;

export const firstMagic = 'SEQSNAP1';

/** Reads a snapshot of the first version: sequences of one feature in two parts, each as rows, x and y one behind the other. */
export function decodeFirst(bytes: Uint8Array): Snapshot {
  const { json, end } = readHead(bytes, firstMagic);
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success) return refuse('its header is not valid');
  const header = parsed.data;
  const { steps, features, task, classes } = header.shape;
  const start = Math.ceil(end / 16) * 16;
  const trainBytes = partBytes(header, header.rows.train);
  const expected = start + trainBytes + partBytes(header, header.rows.test);
  if (bytes.length !== expected) refuse(`it has ${bytes.length} bytes where its header asks for ${expected}`);
  const read = (from: number, rows: number): SnapshotPart => readPart(bytes, header, from, rows);
  const { scaler, spec, datasetHash } = header;
  const transforms = {
    inputs: Array.from({ length: features }, () => ({ column: 'steps', kind: spec.scaling, ...scaler })),
    targets: [],
  };
  return {
    header: {
      version: 2,
      shape: { input: [steps, features], open: false, output: [1], task, classes },
      transforms,
      targets: spec.targets,
      maskValue: null,
      datasetHash,
      spec,
      anywhere: null,
    },
    train: read(start, header.rows.train),
    validation: null,
    test: read(start + trainBytes, header.rows.test),
  };
}

function partBytes({ shape }: Header, rows: number): number {
  return rows * (2 + shape.steps * shape.features) * 4;
}

function readPart(bytes: Uint8Array, { shape }: Header, start: number, rows: number): SnapshotPart {
  const size = shape.steps * shape.features;
  const at = bytes.byteOffset + start;
  const x = new Float32Array(bytes.buffer, at + rows * 4, rows * size);
  const y = new Float32Array(bytes.buffer, at + rows * (1 + size) * 4, rows);
  checkFinite(x);
  checkFinite(y);
  if (shape.task !== 'number') checkClasses(y, shape.classes.length);
  const samples = { x: new DenseSamples(x, size), y: new DenseSamples(y, 1) };
  return { rows: new Uint32Array(bytes.buffer, at, rows), ...samples, lengths: null, known: null, base: null };
}
