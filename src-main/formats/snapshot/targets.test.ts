import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { DenseSamples } from '../../core/problem/samples';
import { decodeSnapshot, encodeSnapshot, readTargets, type Snapshot } from '.';
import { sequences, valuesOf, windowed } from './snapshots.test-support';

/** A file that counts what is read of it. */
function fileOf(bytes: Uint8Array) {
  const counted = { read: 0 };
  const read = (at: number, size: number): Promise<Uint8Array> => {
    const piece = bytes.slice(at, at + size);
    counted.read += piece.length;
    return Promise.resolve(piece);
  };
  return { file: { bytes: bytes.length, read }, counted };
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readTargets(fileOf(bytes).file);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof SeqbenchError)) throw thrown;
    return thrown.info.code;
  }
}

const long = {
  ...sequences,
  header: { ...sequences.header, shape: { ...sequences.header.shape, input: [5000, 1] } },
  train: { ...sequences.train, x: new DenseSamples(new Float32Array(15_000), 5000), lengths: Uint32Array.of(1, 5000, 7) },
  test: { ...sequences.test, x: new DenseSamples(new Float32Array(5000), 5000), lengths: Uint32Array.of(2) },
};
const dated = { ...windowed, test: { ...windowed.test, order: Float64Array.of(5, 6) } };
const trainedOn = { ...windowed, test: windowed.train };

describe('the targets of a snapshot', () => {
  it.each<[string, Snapshot]>([
    ['sequences', sequences],
    ['sequences of several lengths', long],
    ['windows in three parts', windowed],
    ['windows whose order is kept', dated],
    ['windows of which nothing is held back', trainedOn],
  ])('are those of the whole file: %s', async (_, snapshot) => {
    const bytes = encodeSnapshot(snapshot);
    const whole = decodeSnapshot(bytes);
    const found = await readTargets(fileOf(bytes).file);
    expect(found.header.transforms).toEqual(whole.header.transforms);
    for (const part of ['train', 'test'] as const) {
      expect(valuesOf(found[part].y)).toEqual(valuesOf(whole[part].y));
      expect(valuesOf(found[part].known)).toEqual(valuesOf(whole[part].known));
      expect(found[part].base).toEqual(whole[part].base);
    }
  });

  it('are read without what goes in', async () => {
    const bytes = encodeSnapshot(long);
    const { file, counted } = fileOf(bytes);
    await readTargets(file);
    expect(bytes.length).toBeGreaterThan(80_000);
    expect(counted.read).toBeLessThan(bytes.length - 80_000 + 100);
  });

  it('are refused of a file that ends before or after its end, and of classes that it does not have', async () => {
    for (const snapshot of [sequences, dated]) {
      const bytes = encodeSnapshot(snapshot);
      for (let length = 0; length < bytes.length; length += 1) expect(await codeOf(bytes.subarray(0, length))).toBe('file.unreadable');
      expect(await codeOf(Uint8Array.of(...bytes, 0))).toBe('file.unreadable');
    }
    const y = new DenseSamples(Float32Array.of(0, 2, 1), 1);
    expect(await codeOf(encodeSnapshot({ ...sequences, train: { ...sequences.train, y } }))).toBe('file.unreadable');
  });
});
