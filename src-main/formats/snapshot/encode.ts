import { DenseSamples, type Samples, WindowSamples } from '../../core/problem/samples';
import { LaterSamples } from './later-samples';
import {
  aligned,
  type FileHeader,
  type PartLayout,
  type SamplesLayout,
  sizeOf,
  type Snapshot,
  snapshotMagic,
  type SnapshotPart,
} from './snapshot';

/** Bytes that are handed over at once. */
const chunkBytes = 8 * 2 ** 20;

type Numbers = Uint32Array | Float32Array | Float64Array;

/**
 * Writes a snapshot; the same snapshot gives the same bytes.
 *
 * @throws RangeError where an array's size is not that of its header: a fault of ours, not of the user
 */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const bytes = new Uint8Array(snapshotBytes(snapshot));
  let at = 0;
  for (const chunk of snapshotChunks(snapshot)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** @returns size of the file */
export function snapshotBytes(snapshot: Snapshot): number {
  const { head, arrays } = piecesOf(snapshot);
  return arrays.reduce((end, array) => aligned(end) + array.byteLength, head.length);
}

/** Where everything of a file lies that is not written from its beginning to its end. */
interface SnapshotFrame {
  /** Size of the file. What is named by neither of the following is zero. */
  readonly bytes: number;
  /** What is known beforehand: header, rows and the like. */
  readonly known: readonly { readonly at: number; readonly data: Uint8Array }[];
  /** Where samples begin that come later. */
  readonly later: ReadonlyMap<LaterSamples, number>;
}

/** A snapshot of which some samples are `LaterSamples`. */
export function snapshotFrame(snapshot: Snapshot): SnapshotFrame {
  const { head, arrays } = piecesOf(snapshot);
  const known = [{ at: 0, data: head }];
  const later = new Map<LaterSamples, number>();
  let end = head.length;
  for (const array of arrays) {
    const at = aligned(end);
    if (array instanceof LaterSamples) later.set(array, at);
    else known.push({ at, data: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    end = at + array.byteLength;
  }
  return { bytes: end, known, later };
}

/**
 * The file in pieces of a few megabytes, of which most are views of the snapshot's own arrays.
 *
 * @throws RangeError where samples come later: `snapshotFrame` says where they are to be written
 */
export function* snapshotChunks(snapshot: Snapshot): Generator<Uint8Array> {
  const { head, arrays } = piecesOf(snapshot);
  yield head;
  let end = head.length;
  for (const array of arrays) {
    if (array instanceof LaterSamples) throw new RangeError('Samples that come later are not written in one go.');
    const padding = aligned(end) - end;
    if (padding > 0) yield new Uint8Array(padding);
    // Every machine that Electron runs on is little-endian, as the file is.
    for (let from = 0; from < array.byteLength; from += chunkBytes) {
      yield new Uint8Array(array.buffer, array.byteOffset + from, Math.min(chunkBytes, array.byteLength - from));
    }
    end += padding + array.byteLength;
  }
}

function piecesOf(snapshot: Snapshot): { readonly head: Uint8Array; readonly arrays: readonly (Numbers | LaterSamples)[] } {
  const { header, train, validation, test } = snapshot;
  const own = [train, ...(validation ? [validation] : []), ...(test === train ? [] : [test])];
  for (const part of own) checkSizes(part, sizeOf(header.shape.input), sizeOf(header.shape.output));
  const tables = tablesOf(own);
  const file: FileHeader = {
    ...header,
    targets: [...header.targets],
    shape: { ...header.shape, input: [...header.shape.input], output: [...header.shape.output], classes: [...header.shape.classes] },
    transforms: { inputs: [...header.transforms.inputs], targets: [...header.transforms.targets] },
    tables: tables.map(({ table, width }) => ({ rows: table.length / width, width })),
    parts: {
      train: layoutOf(train, tables),
      validation: validation && layoutOf(validation, tables),
      test: test === train ? 'train' : layoutOf(test, tables),
    },
  };
  return { head: headOf(file), arrays: [...tables.map(({ table }) => table), ...own.flatMap(arraysOf)] };
}

function headOf(file: FileHeader): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(file));
  const head = new Uint8Array(snapshotMagic.length + 4 + json.length);
  head.set(new TextEncoder().encode(snapshotMagic), 0);
  new DataView(head.buffer).setUint32(snapshotMagic.length, json.length, true);
  head.set(json, snapshotMagic.length + 4);
  return head;
}

function samplesOf({ x, y, known }: SnapshotPart): readonly Samples[] {
  return known ? [x, y, known] : [x, y];
}

/** Tables that windows are cut from, each once. */
function tablesOf(parts: readonly SnapshotPart[]): readonly WindowSamples[] {
  const found: WindowSamples[] = [];
  for (const samples of parts.flatMap(samplesOf)) {
    if (samples instanceof WindowSamples && !found.some(({ table }) => table === samples.table)) found.push(samples);
  }
  return found;
}

function layoutOf(part: SnapshotPart, tables: readonly WindowSamples[]): PartLayout {
  const { rows, x, y, known, lengths, base, order } = part;
  const layout = (samples: Samples): SamplesLayout =>
    samples instanceof WindowSamples
      ? { kind: 'windows', table: tables.findIndex(({ table }) => table === samples.table), offset: samples.offset, rows: samples.rows }
      : { kind: 'dense', size: samples.size };
  return {
    count: rows.length,
    x: layout(x),
    y: layout(y),
    lengths: lengths !== null,
    known: known && layout(known),
    base: base && base.length / Math.max(1, rows.length),
    ...(order ? { order: true } : {}),
  };
}

function arraysOf(part: SnapshotPart): readonly (Numbers | LaterSamples)[] {
  const samples = samplesOf(part);
  const starts = samples.flatMap((each) => (each instanceof WindowSamples ? [each.starts] : []));
  if (starts.some((each) => each !== starts[0])) throw new RangeError('Windows of one part begin at different rows.');
  const written = samples.flatMap((each) => (each instanceof WindowSamples ? [] : [writtenOut(each)]));
  const { rows, lengths, base, order } = part;
  return [rows, ...starts.slice(0, 1), ...(lengths ? [lengths] : []), ...written, ...[base, order].flatMap((each) => each ?? [])];
}

function writtenOut(samples: Samples): Float32Array | LaterSamples {
  if (samples instanceof LaterSamples) return samples;
  if (samples instanceof DenseSamples) return samples.values;
  const values = new Float32Array(samples.count * samples.size);
  samples.gather(null, 0, samples.count, values);
  return values;
}

function checkSizes({ rows, x, y, known, lengths, base, order }: SnapshotPart, inputs: number, outputs: number): void {
  const counts = [x, y, ...(known ? [known] : [])].filter(({ size }) => size > 0).map(({ count }) => count);
  const sound =
    counts.every((count) => count === rows.length) && [lengths, order].every((each) => (each?.length ?? rows.length) === rows.length);
  if (sound && x.size === inputs && y.size === outputs && (base?.length ?? 0) % Math.max(1, rows.length) === 0) return;
  throw new RangeError(`A part of ${rows.length} rows has ${x.count} × ${x.size} inputs and ${y.count} × ${y.size} targets.`);
}
