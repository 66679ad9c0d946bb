import { partBytes, type Snapshot, snapshotMagic, type SnapshotPart, tensorStart } from './snapshot';

/**
 * Writes a snapshot; the same snapshot gives the same bytes.
 *
 * @throws RangeError where an array's size is not that of its header: a fault of ours, not of the user
 */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const { header, train, test } = snapshot;
  for (const part of [train, test]) checkSizes(part, header.shape.steps * header.shape.features);
  const rows = { train: train.rows.length, test: test.rows.length };
  const json = new TextEncoder().encode(JSON.stringify({ ...header, rows }));
  const start = tensorStart(json.length);
  const bytes = new Uint8Array(start + partBytes(rows.train, header.shape) + partBytes(rows.test, header.shape));
  bytes.set(new TextEncoder().encode(snapshotMagic), 0);
  new DataView(bytes.buffer).setUint32(snapshotMagic.length, json.length, true);
  bytes.set(json, snapshotMagic.length + 4);
  let at = start;
  for (const values of [train.rows, train.x, train.y, test.rows, test.x, test.y]) {
    // Every machine that Electron runs on is little-endian, as the file is.
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

function checkSizes(part: SnapshotPart, rowSize: number): void {
  const rows = part.rows.length;
  if (part.x.length !== rows * rowSize || part.y.length !== rows) {
    throw new RangeError(`A part of ${rows} rows has ${part.x.length} inputs (${rows * rowSize} expected) and ${part.y.length} targets.`);
  }
}
