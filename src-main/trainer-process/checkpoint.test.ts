import { describe, expect, it } from 'vitest';
import { decodeBest, encodeBest } from '../formats/weights';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint';

const earlier = { version: 1, runId: 'run', epoch: 3, seconds: 1.5, stopping: { best: 0.25, bestEpoch: 2, wait: 1 } } as const;
const header = { ...earlier, plateau: { best: 0.5, wait: 2, cooldown: 1 }, bestKept: 0.125 } as const;
const joined = (chunks: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(chunks));

describe('checkpoint.bin', () => {
  it('gives back the place and the engine’s state', () => {
    const found = decodeCheckpoint(joined(encodeCheckpoint(header, Uint8Array.of(1, 2, 3))));
    expect(found.header).toEqual(header);
    expect([...found.state]).toEqual([1, 2, 3]);
  });

  it('reads a file of an earlier version, before there was a plateau to wait for', () => {
    const written = joined(encodeCheckpoint(earlier as unknown as typeof header, Uint8Array.of(1)));
    const fresh = { plateau: { best: null, wait: 0, cooldown: 0 }, bestKept: null };
    expect(decodeCheckpoint(written).header).toEqual({ ...earlier, ...fresh });
  });

  it('refuses a file of another kind, a cut one and a header that is not valid', () => {
    const whole = joined(encodeCheckpoint(header, new Uint8Array(0)));
    const best = joined(encodeBest({ version: 1, runId: 'run', epoch: 1, tensors: [] }, []));
    const later = joined(encodeCheckpoint({ ...header, epoch: 0 }, new Uint8Array(0)));
    for (const bytes of [new Uint8Array(0), best, whole.subarray(0, 40), later]) {
      expect(() => decodeCheckpoint(bytes)).toThrow('cannot be read');
    }
  });
});

describe('best.bin', () => {
  const tensors = [
    { name: 'dense/kernel', shape: [2, 2] },
    { name: 'dense/bias', shape: [2] },
  ];

  it('gives back every tensor', () => {
    const bytes = joined(encodeBest({ version: 1, runId: 'run', epoch: 2, tensors }, [Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6)]));
    const found = decodeBest(bytes);
    expect(found.header.tensors).toEqual(tensors);
    expect(found.values.map((values) => [...values])).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });

  it('refuses a file with fewer values than its header names', () => {
    const bytes = joined(encodeBest({ version: 1, runId: 'run', epoch: 2, tensors }, [Float32Array.of(1, 2, 3, 4)]));
    expect(() => decodeBest(bytes)).toThrow('cannot be read');
  });
});
