import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { DenseSamples } from '../../core/problem/samples';
import { problemSpecSchema } from '../../core/problem/problem';
import { decodeSnapshot, encodeSnapshot, type Snapshot, type SnapshotPart } from '.';

function part(rows: readonly number[], x: readonly number[], y: readonly number[]): SnapshotPart {
  const samples = { x: new DenseSamples(Float32Array.from(x), 2), y: new DenseSamples(Float32Array.from(y), 1) };
  return { rows: Uint32Array.from(rows), ...samples, lengths: null, known: null, base: null };
}

const snapshot: Snapshot = {
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

function codeOf(bytes: Uint8Array): string {
  try {
    decodeSnapshot(bytes);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof SeqbenchError)) throw thrown;
    return thrown.info.code;
  }
}

/** The file with another header of the same tensors. */
function withHeader(change: (header: Record<string, unknown>) => void): Uint8Array {
  const bytes = encodeSnapshot(snapshot);
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as Record<string, unknown>;
  change(header);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((12 + json.length) / 16) * 16;
  const tensors = bytes.subarray(Math.ceil((12 + length) / 16) * 16);
  const result = new Uint8Array(start + tensors.length);
  result.set(bytes.subarray(0, 8));
  new DataView(result.buffer).setUint32(8, json.length, true);
  result.set(json, 12);
  result.set(tensors, start);
  return result;
}

describe('a snapshot file', () => {
  it('gives back what was written, bit by bit', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
    expect(Object.is(decodeSnapshot(encodeSnapshot(snapshot)).train.x.view(2, 1)?.[1], -0)).toBe(true);
  });

  it('lies in the documented order, so that another program can read it', () => {
    const bytes = encodeSnapshot(snapshot);
    const view = new DataView(bytes.buffer);
    const start = Math.ceil((12 + view.getUint32(8, true)) / 16) * 16;
    expect(String.fromCharCode(...bytes.subarray(0, 8))).toBe('SEQSNAP1');
    expect(bytes.length).toBe(start + (3 * 4 + 1 * 4) * 4);
    expect(view.getUint32(start + 8, true)).toBe(70_000);
    expect(view.getFloat32(start + 12 + 4, true)).toBe(-2);
    expect(view.getFloat32(bytes.length - 4, true)).toBe(0);
    expect(view.getFloat32(bytes.length - 8, true)).toBe(8);
  });

  it('is read from a buffer that starts at an odd address', () => {
    const bytes = encodeSnapshot(snapshot);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeSnapshot(shifted.subarray(1))).toEqual(snapshot);
  });

  it('is the same to the byte when it is written twice', () => {
    expect(encodeSnapshot(snapshot)).toEqual(encodeSnapshot(snapshot));
  });

  it('is not written with arrays of the wrong size', () => {
    expect(() => encodeSnapshot({ ...snapshot, test: { ...snapshot.test, y: new DenseSamples(new Float32Array(2), 1) } })).toThrow(
      RangeError,
    );
  });
});

describe('a hostile snapshot file', () => {
  it('is refused at every length but its own', () => {
    const bytes = encodeSnapshot(snapshot);
    for (let length = 0; length < bytes.length; length += 1) expect(codeOf(bytes.subarray(0, length))).toBe('file.unreadable');
    expect(codeOf(Uint8Array.of(...bytes, 0))).toBe('file.unreadable');
  });

  it('is refused with another magic, a header length beyond its end, or a header that is not JSON', () => {
    const magic = encodeSnapshot(snapshot);
    magic[7] = 0x32;
    expect(codeOf(magic)).toBe('file.unreadable');
    const length = encodeSnapshot(snapshot);
    new DataView(length.buffer).setUint32(8, 0xffffffff, true);
    expect(codeOf(length)).toBe('file.unreadable');
    const json = encodeSnapshot(snapshot);
    json[12] = 0xff;
    expect(codeOf(json)).toBe('file.unreadable');
  });

  it.each([
    ['a newer version', { version: 3 }],
    ['row counts whose size overflows', { rows: { train: 4294967295, test: 4294967295 } }],
    ['a negative row count', { rows: { train: -1, test: 5 } }],
    ['no steps', { shape: { input: [0, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] } }],
    ['fewer classes than its targets name', { shape: { input: [2, 1], open: false, output: [1], task: 'binary', classes: ['0'] } }],
    ['a key that no version has', { extra: true }],
  ])('is refused with %s', (_, change) => {
    expect(codeOf(withHeader((header) => Object.assign(header, change)))).toBe('file.unreadable');
  });

  it('is refused with values that are not finite', () => {
    const x = new DenseSamples(Float32Array.of(1, NaN, 0.5, 4, 5, 6), 2);
    expect(codeOf(encodeSnapshot({ ...snapshot, train: { ...snapshot.train, x } }))).toBe('file.unreadable');
  });
});
