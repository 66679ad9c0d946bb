import { SeqbenchError } from '../../core/errors';
import { problemSpecSchema } from '../../core/problem/problem';
import { DenseSamples, type Samples, WindowSamples } from '../../core/problem/samples';
import { decodeSnapshot, encodeSnapshot, type Snapshot, type SnapshotPart } from '.';

function part(rows: readonly number[], x: readonly number[], y: readonly number[]): SnapshotPart {
  const samples = { x: new DenseSamples(Float32Array.from(x), 2), y: new DenseSamples(Float32Array.from(y), 1) };
  return { rows: Uint32Array.from(rows), ...samples, lengths: null, known: null, base: null };
}

/** Sequences of two steps in two parts. */
export const sequences: Snapshot = {
  header: {
    version: 2,
    shape: { input: [2, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] },
    transforms: { inputs: [{ column: 'M', kind: 'standard', offset: 0.5, scale: 2 }], targets: [] },
    targets: ['W'],
    maskValue: null,
    anywhere: null,
    datasetHash: 'ab'.repeat(32),
    spec: problemSpecSchema.parse({ steps: ['M1', 'M2'], target: 'W', task: 'binary', split: {} }),
  },
  train: part([0, 2, 70_000], [1, -2, 0.5, 4, 5e9, -0], [0, 1, 1]),
  validation: null,
  test: part([1], [7, 8], [0]),
};

const table = Float32Array.from({ length: 16 }, (_, at) => at / 4);
const targets = Float32Array.from({ length: 8 }, (_, at) => -at);

function windows(first: number, count: number): SnapshotPart {
  const starts = Uint32Array.from({ length: count }, (_, at) => first + at);
  return {
    rows: starts.map((start) => start + 103),
    x: new WindowSamples(table, 2, starts, 0, 2),
    y: new WindowSamples(targets, 1, starts, 3, 1),
    lengths: null,
    known: new WindowSamples(targets, 1, starts, 1, 1),
    base: Float64Array.from(starts, (start) => start + 0.1),
  };
}

/** Windows of two rows and two features over eight rows, in three parts; what they predict is a difference. */
export const windowed: Snapshot = {
  header: {
    ...sequences.header,
    shape: { input: [2, 2], open: false, output: [1], task: 'number', classes: [] },
    transforms: { inputs: [], targets: [{ column: 'p', kind: 'difference', offset: 0, scale: 1 }] },
    targets: ['p'],
    spec: problemSpecSchema.parse({
      shape: 'windows',
      task: 'number',
      targets: ['p'],
      windows: { inputs: ['p', 'q'], lookBack: 2, foresight: 1 },
    }),
  },
  train: windows(0, 2),
  validation: windows(2, 1),
  test: windows(3, 2),
};

/** Samples written out, so that those of different kinds can be compared. */
export function valuesOf(samples: Samples | null): readonly number[] {
  if (!samples) return [];
  const values = new Float32Array(samples.count * samples.size);
  samples.gather(null, 0, samples.count, values);
  return [...values];
}

export function codeOf(bytes: Uint8Array): string {
  try {
    decodeSnapshot(bytes);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof SeqbenchError)) throw thrown;
    return thrown.info.code;
  }
}

/** The file with another header of the same arrays. */
export function withHeader(snapshot: Snapshot, change: (header: Record<string, unknown>) => void): Uint8Array {
  const bytes = encodeSnapshot(snapshot);
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as Record<string, unknown>;
  change(header);
  return fileOf('SEQSNAP2', header, bytes.subarray(Math.ceil((12 + length) / 16) * 16));
}

/** Magic, header and arrays as one file. */
export function fileOf(magic: string, header: unknown, arrays: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((12 + json.length) / 16) * 16;
  const file = new Uint8Array(start + arrays.length);
  file.set(new TextEncoder().encode(magic), 0);
  new DataView(file.buffer).setUint32(8, json.length, true);
  file.set(json, 12);
  file.set(arrays, start);
  return file;
}
