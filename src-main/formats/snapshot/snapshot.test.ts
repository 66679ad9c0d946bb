import { describe, expect, it } from 'vitest';
import { DenseSamples, WindowSamples } from '../../core/problem/samples';
import { decodeSnapshot, encodeSnapshot, type Snapshot, snapshotBytes, snapshotChunks } from '.';
import { fileOf, sequences, valuesOf, windowed } from './snapshots.test-support';

describe('a snapshot file', () => {
  it.each([
    ['sequences', sequences],
    ['windows', windowed],
  ])('of %s gives back what was written, bit by bit', (_, snapshot) => {
    expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
  });

  it('keeps the sign of zero', () => {
    expect(Object.is(decodeSnapshot(encodeSnapshot(sequences)).train.x.view(2, 1)?.[1], -0)).toBe(true);
  });

  it('keeps lengths, and a filling that models are told of', () => {
    const shape = { ...sequences.header.shape, maskValue: -1 };
    const train = { ...sequences.train, lengths: Uint32Array.of(2, 1, 2) };
    const padded: Snapshot = { ...sequences, header: { ...sequences.header, shape, maskValue: -1 }, train };
    expect(decodeSnapshot(encodeSnapshot(padded))).toEqual(padded);
  });

  it('keeps when each row to test on is, and is read without that where it was written before', () => {
    const order = { name: 'date', kind: 'day' as const };
    const test = { ...windowed.test, order: Float64Array.from(windowed.test.rows, (row) => row * 86_400_000) };
    const dated: Snapshot = { ...windowed, header: { ...windowed.header, order }, test };
    expect(decodeSnapshot(encodeSnapshot(dated))).toEqual(dated);
    expect(decodeSnapshot(encodeSnapshot(windowed)).test.order).toBeUndefined();
  });

  it('lies in the documented order, so that another program can read it', () => {
    const bytes = encodeSnapshot(sequences);
    const view = new DataView(bytes.buffer);
    const start = Math.ceil((12 + view.getUint32(8, true)) / 16) * 16;
    expect(String.fromCharCode(...bytes.subarray(0, 8))).toBe('SEQSNAP2');
    // Arrays of 3, 6, 3 numbers and of 1, 2, 1, each from a multiple of 16 bytes on.
    expect(bytes.length).toBe(start + 16 + 32 + 16 + 16 + 16 + 4);
    expect(view.getUint32(start + 8, true)).toBe(70_000);
    expect(view.getFloat32(start + 16 + 4, true)).toBe(-2);
    expect(view.getFloat32(bytes.length - 4, true)).toBe(0);
    expect(view.getFloat32(bytes.length - 16, true)).toBe(8);
  });

  it('holds the table of windows once, and of a window its beginning alone', () => {
    const long = Float32Array.from({ length: 40_000 }, (_, at) => Math.sin(at));
    const starts = Uint32Array.from({ length: 19_900 }, (_, at) => at);
    const x = new WindowSamples(long, 2, starts, 0, 2);
    const y = new WindowSamples(long, 2, starts, 3, 1);
    const train = { ...windowed.train, rows: starts, x, y, known: null, base: null };
    const shape = { ...windowed.header.shape, output: [2] };
    const size = snapshotBytes({ header: { ...windowed.header, shape }, train, validation: null, test: train });
    expect(size).toBeGreaterThan(40_000 * 4 + 19_900 * 8);
    expect(size).toBeLessThan(40_000 * 4 + 19_900 * 8 + 2500);
  });

  it('is not written twice where the test part is the training part', () => {
    const same: Snapshot = { ...windowed, validation: null, test: windowed.train };
    const read = decodeSnapshot(encodeSnapshot(same));
    expect(read.test).toBe(read.train);
    expect(valuesOf(read.test.x)).toEqual(valuesOf(windowed.train.x));
  });

  it('is read from a buffer that starts at an odd address', () => {
    const bytes = encodeSnapshot(windowed);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeSnapshot(shifted.subarray(1))).toEqual(windowed);
  });

  it('is the same to the byte when it is written twice, at once or in pieces', () => {
    const bytes = encodeSnapshot(windowed);
    expect(encodeSnapshot(windowed)).toEqual(bytes);
    expect(Buffer.concat([...snapshotChunks(windowed)]).equals(bytes)).toBe(true);
    expect(snapshotBytes(windowed)).toBe(bytes.length);
  });

  it('is not written with arrays of the wrong size', () => {
    const y = new DenseSamples(new Float32Array(2), 1);
    expect(() => encodeSnapshot({ ...sequences, test: { ...sequences.test, y } })).toThrow(RangeError);
  });
});

describe('a snapshot of the first version', () => {
  const header = {
    version: 1,
    shape: { steps: 2, features: 1, task: 'binary', classes: ['0', '1'] },
    scaler: { offset: 0.5, scale: 2 },
    datasetHash: 'ab'.repeat(32),
    spec: {
      steps: ['M1', 'M2'],
      target: 'W',
      task: 'binary',
      scaling: 'standard',
      split: { method: 'random', test: 0.3, seed: 1, stratify: false },
    },
    rows: { train: 2, test: 1 },
  };
  const numbers = [Uint32Array.of(0, 2), Float32Array.of(1, 2, 3, 4, 0, 1), Uint32Array.of(1), Float32Array.of(7, 8, 1)];
  const arrays = Buffer.concat(numbers.map((each) => Buffer.from(each.buffer)));

  it('is read as one of the present', () => {
    const { header: read, train, validation, test } = decodeSnapshot(fileOf('SEQSNAP1', header, arrays));
    expect(read.shape).toEqual({ input: [2, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] });
    expect([read.version, read.targets, read.spec.targets, read.maskValue]).toEqual([2, ['W'], ['W'], null]);
    expect(read.transforms.inputs).toEqual([{ column: 'steps', kind: 'standard', offset: 0.5, scale: 2 }]);
    expect([[...train.rows], valuesOf(train.x), valuesOf(train.y), validation]).toEqual([[0, 2], [1, 2, 3, 4], [0, 1], null]);
    expect([[...test.rows], valuesOf(test.x), valuesOf(test.y)]).toEqual([[1], [7, 8], [1]]);
  });

  it('is refused where it is cut off, or names a class that there is not', () => {
    const file = fileOf('SEQSNAP1', header, arrays);
    for (let length = 0; length < file.length; length += 1) expect(() => decodeSnapshot(file.slice(0, length))).toThrow();
    expect(() => decodeSnapshot(fileOf('SEQSNAP1', { ...header, shape: { ...header.shape, classes: ['0'] } }, arrays))).toThrow();
    expect(() => decodeSnapshot(fileOf('SEQSNAP1', { ...header, rows: { train: -1, test: 4 } }, arrays))).toThrow();
  });
});
