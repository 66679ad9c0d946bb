import { describe, expect, it } from 'vitest';
import { randomStream, shuffled } from './random';
import { largestRemainder, splitRows, testCount } from './split';

describe('a random split', () => {
  it('holds back as many rows as scikit-learn does', () => {
    // [rows, share, test rows of train_test_split(range(rows), test_size=share)], scikit-learn 1.7
    const known = [
      [1230, 0.3, 369],
      [10, 0.25, 3],
      [10, 0.7, 7],
      [100, 0.07, 8],
      [7, 0.5, 4],
      [150, 0.33, 50],
    ] as const;
    for (const [rows, share, expected] of known) {
      expect(testCount(rows, share)).toBe(expected);
      expect(splitRows(rows, { test: share, seed: 4 }).test.length).toBe(expected);
    }
  });

  it('puts every row in exactly one part, in ascending order', () => {
    const { train, test } = splitRows(1230, { test: 0.3, seed: 1 });
    expect([train.length, test.length]).toEqual([861, 369]);
    expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: 1230 }, (_, row) => row));
    expect([...train]).toEqual([...train].sort((a, b) => a - b));
    expect([...test]).toEqual([...test].sort((a, b) => a - b));
  });

  it('is the same for the same seed and another for another', () => {
    const one = splitRows(500, { test: 0.2, seed: 1 });
    expect(splitRows(500, { test: 0.2, seed: 1 })).toEqual(one);
    expect(splitRows(500, { test: 0.2, seed: 2 }).test).not.toEqual(one.test);
    expect(splitRows(500, { test: 0.2, seed: 2 ** 32 + 1 }).test).not.toEqual(one.test);
  });

  it('keeps the proportion of the classes when stratified', () => {
    const stratifyBy = Array.from({ length: 100 }, (_, row) => (row % 10 === 0 ? 1 : 0));
    for (let seed = 0; seed < 20; seed += 1) {
      const { test } = splitRows(100, { test: 0.3, seed, stratifyBy });
      expect(test.length, `seed ${seed}`).toBe(30);
      expect([...test].filter((row) => stratifyBy[row] === 1).length, `seed ${seed}`).toBe(3);
    }
  });

  it('takes every row about equally often over many seeds', () => {
    const taken = new Uint32Array(40);
    for (let seed = 0; seed < 4000; seed += 1)
      for (const row of splitRows(40, { test: 0.25, seed }).test) taken[row] = (taken[row] ?? 0) + 1;
    // Expected 1,000 of 4,000; a standard deviation is 27, so five of them are 137.
    expect(Math.min(...taken)).toBeGreaterThan(863);
    expect(Math.max(...taken)).toBeLessThan(1137);
  });
});

describe('sharing by largest remainder', () => {
  it('adds up to what was wanted', () => {
    expect(largestRemainder([3, 3, 3], 4)).toEqual([2, 1, 1]);
    expect(largestRemainder([677, 553], 369)).toEqual([203, 166]);
    expect(largestRemainder([1, 1, 1], 3)).toEqual([1, 1, 1]);
    expect(largestRemainder([], 0)).toEqual([]);
  });

  it('never takes more from a group than it has', () => {
    const random = randomStream(7);
    for (let round = 0; round < 500; round += 1) {
      const sizes = Array.from({ length: 1 + random.below(6) }, () => random.below(50));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const wanted = random.below(total + 1);
      const counts = largestRemainder(sizes, wanted);
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        `round ${round}`,
      ).toBe(wanted);
      counts.forEach((count, index) => expect(count, `round ${round}`).toBeLessThanOrEqual(sizes[index] ?? 0));
    }
  });
});

describe('the random stream', () => {
  it('is xoshiro128** as its authors published it', () => {
    // An independent reading of the reference C code in BigInt, with the same splitmix32 filling.
    const mask = 0xffffffffn;
    const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
    let mixed = 42n;
    const s = Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9n) & mask;
      let word = ((mixed ^ (mixed >> 16n)) * 0x21f0aaadn) & mask;
      word = ((word ^ (word >> 15n)) * 0x735a2d97n) & mask;
      return word ^ (word >> 15n);
    }) as [bigint, bigint, bigint, bigint];
    const random = randomStream(42);
    for (let draw = 0; draw < 1000; draw += 1) {
      const expected = (rotl((s[1] * 5n) & mask, 7n) * 9n) & mask;
      const t = (s[1] << 9n) & mask;
      s[2] ^= s[0];
      s[3] ^= s[1];
      s[1] ^= s[2];
      s[0] ^= s[3];
      s[2] ^= t;
      s[3] = rotl(s[3], 11n);
      expect(random.below(2 ** 32)).toBe(Number(expected));
    }
  });

  it('shuffles into all orders equally often', () => {
    const random = randomStream(3);
    const seen = new Map<string, number>();
    for (let round = 0; round < 6000; round += 1) {
      const order = shuffled(Uint32Array.of(1, 2, 3), random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    // Expected 1,000 each; a standard deviation is 29.
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
