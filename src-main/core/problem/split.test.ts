import { describe, expect, it } from 'vitest';
import { partCode } from './part-codes';
import { randomStream, shuffled } from './random';
import { randomParts } from './random-parts';
import { largestRemainder, testCount } from './split';

it('holds back as many rows as scikit-learn does, each about equally often over many seeds', () => {
  expect([testCount(1230, 0.3), testCount(10, 0.25), testCount(100, 0.07), testCount(150, 0.33)]).toEqual([369, 3, 8, 50]);
  const taken = new Uint32Array(40);
  for (let seed = 0; seed < 4000; seed += 1) {
    for (const [row, code] of randomParts(40, { test: 0.25, validation: 0, seed }).entries()) {
      if (code === partCode.test) taken[row] = (taken[row] ?? 0) + 1;
    }
  }
  // Expected 1,000 of 4,000; a standard deviation is 27, so five of them are 137.
  expect(Math.min(...taken)).toBeGreaterThan(863);
  expect(Math.max(...taken)).toBeLessThan(1137);
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
