import { afterEach, describe, expect, it, vi } from 'vitest';
import { tryFusedOperations } from './fused-operations';
import type { instantiateKernels } from './kernels';
import { testNumbers } from './testing/numbers';

const SEED = 2026;
const next = testNumbers(SEED);
const COUNT = 100_000;

/** Bits of any kind: every exponent, subnormal numbers, infinities and NaN among them. */
function anything(): number {
  return fromBits(Math.floor(next() * 2 ** 32));
}

type Draw = () => number;

/** @returns an odd number of `digits` binary digits */
function odd(digits: number): number {
  return 2 ** (digits - 1) + 2 * Math.floor(next() * 2 ** (digits - 2)) + 1;
}

/** Products of 25 digits, the last of them 1: just between two float32, and a sum that is too far below for float64 moves them aside. */
const between: readonly Draw[] = [() => odd(13), () => odd(12), () => (next() < 0.5 ? -1 : 1) * 2 ** -Math.floor(25 + next() * 80)];
/** Where float32 is subnormal, other sums lie between: products just below 2⁻¹⁵⁰, which is half of the last digit. */
const betweenTiny: readonly Draw[] = [
  () => (1 - 2 ** -23) * 2 ** -75,
  () => (1 + 2 ** -23) * 2 ** -75,
  () => (next() < 0.5 ? -1 : 1) * odd(21) * 2 ** -149,
];

function fromBits(bits: number): number {
  return new Float32Array(Uint32Array.of(bits).buffer)[0] ?? NaN;
}

interface Exact {
  /** The value is `digits` × 2^exponent. */
  readonly digits: bigint;
  readonly exponent: number;
}

/** @param value finite */
function exact(value: number): Exact {
  let exponent = 0;
  let digits = value;
  while (!Number.isInteger(digits)) {
    digits *= 2;
    exponent -= 1;
  }
  return { digits: BigInt(digits), exponent };
}

/** x·y + sum in whole numbers of any length, rounded once to the nearest float32, ties to even: independent of float64's arithmetic. */
function wanted(x: number, y: number, sum: number): number {
  const plain = x * y + sum;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(sum)) return plain;
  const [a, b, c] = [exact(x), exact(y), exact(sum)];
  const low = Math.min(a.exponent + b.exponent, c.exponent);
  const total = ((a.digits * b.digits) << BigInt(a.exponent + b.exponent - low)) + (c.digits << BigInt(c.exponent - low));
  // Zero has the sign that float64 gives it: its product is exact.
  return total === 0n ? plain : rounded(total, low);
}

function rounded(total: bigint, exponent: number): number {
  const size = total < 0n ? -total : total;
  const digits = size.toString(2).length;
  const drop = Math.max(digits - 24, -149 - exponent);
  if (drop <= 0) return Number(total) * 2 ** exponent;
  const half = 1n << BigInt(drop - 1),
    kept = size >> BigInt(drop),
    rest = size - (kept << BigInt(drop));
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  const value = Number(up ? kept + 1n : kept) * 2 ** (drop + exponent);
  return Math.fround(total < 0n ? -value : value);
}

async function kernelsHere(isPlain: boolean): Promise<typeof instantiateKernels> {
  vi.resetModules();
  vi.stubEnv('SEQBENCH_PLAIN_SIMD', isPlain ? '1' : '0');
  return (await import('./kernels')).instantiateKernels;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each([
  ['in one operation', false],
  ['in doubles', true],
])('a product and a sum %s', (_, isPlain) => {
  it.each([
    ['of any numbers', [anything, anything, anything]],
    ['that lie just beside the middle of two float32', between],
    ['that are subnormal', betweenTiny],
  ])(`%s are rounded once (seed ${SEED})`, async (__, draws) => {
    const kernels = (await kernelsHere(isPlain))();
    const columns = draws.map((draw) => Float32Array.from({ length: COUNT }, draw));
    const bytes = COUNT * 4;
    const at = (kernels.heapBase() + 15) & ~15;
    kernels.memory.grow(Math.ceil((5 * bytes) / 65_536) + 1);
    for (const [index, column] of columns.entries()) new Float32Array(kernels.memory.buffer, at + index * bytes, COUNT).set(column);
    kernels.multiplyAdd(at + 3 * bytes, at, at + bytes, at + 2 * bytes, bytes);
    kernels.multiplySubtract(at + 4 * bytes, at, at + bytes, at + 2 * bytes, bytes);
    const [added, subtracted] = [3, 4].map((index) => new Float32Array(kernels.memory.buffer, at + index * bytes, COUNT));
    const [x = [], y = [], sum = []] = columns.map((column) => [...column]);
    const differ = x.filter((value, i) => {
      const [b = NaN, c = NaN] = [y[i], sum[i]];
      return !Object.is(added?.[i], wanted(value, b, c)) || !Object.is(subtracted?.[i], wanted(-value, b, c));
    });
    expect(differ).toEqual([]);
  });
});

it('Node’s WebAssembly has the operation, and rounds once', () => {
  expect(tryFusedOperations()).toBe(true);
});
