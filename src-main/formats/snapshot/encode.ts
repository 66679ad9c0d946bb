import type { Samples } from '../../core/problem/samples';
import { partBytes, sizeOf, type Snapshot, snapshotMagic, type SnapshotPart, tensorStart } from './snapshot';

/**
 * Writes a snapshot; the same snapshot gives the same bytes.
 *
 * @throws RangeError where an array's size is not that of its header: a fault of ours, not of the user
 */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const { header, train, test } = snapshot;
  for (const part of [train, test]) checkSizes(part, sizeOf(header.shape.input), sizeOf(header.shape.output));
  const rows = { train: train.rows.length, test: test.rows.length };
  const json = new TextEncoder().encode(JSON.stringify({ ...header, rows }));
  const start = tensorStart(json.length);
  const bytes = new Uint8Array(start + partBytes(rows.train, header.shape) + partBytes(rows.test, header.shape));
  bytes.set(new TextEncoder().encode(snapshotMagic), 0);
  new DataView(bytes.buffer).setUint32(snapshotMagic.length, json.length, true);
  bytes.set(json, snapshotMagic.length + 4);
  let at = start;
  for (const values of [train.rows, written(train.x), written(train.y), test.rows, written(test.x), written(test.y)]) {
    // Every machine that Electron runs on is little-endian, as the file is.
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

function written(samples: Samples): Float32Array {
  const values = new Float32Array(samples.count * samples.size);
  samples.gather(null, 0, samples.count, values);
  return values;
}

function checkSizes({ rows, x, y }: SnapshotPart, inputs: number, outputs: number): void {
  if (x.count !== rows.length || y.count !== rows.length || x.size !== inputs || y.size !== outputs) {
    throw new RangeError(`A part of ${rows.length} rows has ${x.count} × ${x.size} inputs and ${y.count} × ${y.size} targets.`);
  }
}
