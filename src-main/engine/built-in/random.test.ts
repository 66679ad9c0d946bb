import { describe, expect, it } from 'vitest';
import { instantiateKernels } from './kernels';
import { MemoryPlan } from './memory';
import { RandomWords, seedKey } from './random';

/** Known answer of philox4x32-10 for the zero key and counter, from the Random123 distribution (`kat_vectors`). */
const zeroAnswer = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];

function philox(key: readonly [number, number], counter: readonly [number, number, number, number]): readonly number[] {
  const kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const [block, step, stream, purpose] = counter;
  const address = memory.reserve(4 * (block + 1));
  memory.commit();
  kernels.philox(address, block + 1, key[0], key[1], step, stream, purpose);
  return [...memory.words(address + block * 16, 4)];
}

/** Philox4x32-10 in big integers, straight from the paper. */
function philoxByHand(key: readonly [number, number], counter: readonly number[]): readonly number[] {
  const mask = 0xffff_ffffn;
  let [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n] = counter.map(BigInt);
  let [k0, k1] = [BigInt(key[0]), BigInt(key[1])];
  for (let round = 0; round < 10; round++) {
    const [p0, p1] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    [k0, k1] = [(k0 + 0x9e3779b9n) & mask, (k1 + 0xbb67ae85n) & mask];
  }
  return [c0, c1, c2, c3].map(Number);
}

describe('the random generator', () => {
  it('gives the published answer for the zero key and counter', () => {
    expect(philox([0, 0], [0, 0, 0, 0])).toEqual(zeroAnswer);
    expect(philoxByHand([0, 0], [0, 0, 0, 0])).toEqual(zeroAnswer);
  });

  it('gives the published answer for the digits of π, computed by hand since a block number counts from 0', () => {
    expect(philoxByHand([0xa4093822, 0x299f31d0], [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344])).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ]);
    expect(philox([0xa4093822, 0x299f31d0], [5, 0x85a308d3, 0x13198a2e, 0x03707344])).toEqual(
      philoxByHand([0xa4093822, 0x299f31d0], [5, 0x85a308d3, 0x13198a2e, 0x03707344]),
    );
  });

  it('uses all 53 bits of a seed', () => {
    expect(seedKey(2 ** 40 + 7)).toEqual([7, 256]);
  });

  it('gives every weight a stream of its own, longer than one block of memory', () => {
    const kernels = instantiateKernels();
    const memory = new MemoryPlan(kernels);
    const words = new RandomWords(kernels, memory, [1, 0]);
    memory.commit();
    const draw = (stream: number): number[] => Array.from({ length: 5000 }, words.stream(stream));
    const first = draw(0);
    expect(draw(0)).toEqual(first);
    expect(draw(1)).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(4990);
    expect(Math.min(...first)).toBeGreaterThan(0);
    expect(Math.max(...first)).toBeLessThan(1);
  });
});
