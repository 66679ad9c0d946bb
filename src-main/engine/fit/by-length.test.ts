import { describe, expect, it } from 'vitest';
import { randomStream } from '../../core/problem/random';
import { type Cut, cutByLength, cutEvenly } from './by-length';
import { epochOrder } from './order';

const batchesOf = ({ order, starts }: Cut): number[][] =>
  Array.from(starts.subarray(1), (end, index) =>
    Array.from({ length: end - starts[index]! }, (_, row) => (order ? order[starts[index]! + row]! : starts[index]! + row)),
  );

describe('cutEvenly', () => {
  it('keeps a last, smaller batch', () => {
    expect(batchesOf(cutEvenly(7, 3, null))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(batchesOf(cutEvenly(6, 3, Uint32Array.of(5, 4, 3, 2, 1, 0)))).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
    expect(batchesOf(cutEvenly(0, 3, null))).toEqual([]);
  });
});

describe('cutByLength', () => {
  it('puts rows of one length together, batches where their first rows stand', () => {
    const lengths = Uint32Array.of(4, 2, 4, 4, 2, 9);
    expect(batchesOf(cutByLength(lengths, 2, null))).toEqual([[0, 2], [1, 4], [3], [5]]);
    expect(batchesOf(cutByLength(lengths, 2, Uint32Array.of(5, 4, 3, 2, 1, 0)))).toEqual([[5], [4, 1], [3, 2], [0]]);
  });

  it('gives every row once an epoch, in batches of one length, of which only the last of each length is not full', () => {
    const random = randomStream(3);
    for (let trial = 0; trial < 50; trial += 1) {
      const lengths = Uint32Array.from({ length: 1 + random.below(200) }, () => 1 + random.below(7));
      const size = 1 + random.below(20);
      const cut = cutByLength(lengths, size, epochOrder(lengths.length, trial, 1));
      const batches = batchesOf(cut);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(Array.from(lengths.keys()));
      for (const rows of batches) expect(new Set(rows.map((row) => lengths[row])).size).toBe(1);
      const wanted = [...new Set(lengths)].reduce(
        (sum, steps) => sum + Math.ceil(lengths.filter((each) => each === steps).length / size),
        0,
      );
      expect(batches).toHaveLength(wanted);
    }
  });

  it('depends on seed and epoch alone', () => {
    const lengths = Uint32Array.from({ length: 40 }, (_, row) => 1 + (row % 3));
    const at = (seed: number, epoch: number) => batchesOf(cutByLength(lengths, 4, epochOrder(40, seed, epoch)));
    expect(at(1, 2)).toEqual(at(1, 2));
    expect(at(1, 2)).not.toEqual(at(1, 3));
    expect(at(1, 2)).not.toEqual(at(2, 2));
  });
});
