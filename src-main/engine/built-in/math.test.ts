import { describe, expect, it } from 'vitest';
import { instantiateKernels, type Kernels } from './kernels';
import { MemoryPlan } from './memory';
import { testNumbers } from './testing/numbers';

const COUNT = 40_000;
type Name = 'exp' | 'gate' | 'log' | 'sigmoid' | 'tanh';

/** The kernel over all of `x`, whose length is a multiple of 4. */
function run(name: Name, x: Float32Array): Float32Array {
  const kernels: Kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const source = memory.reserve(x.length);
  const target = memory.reserve(x.length);
  memory.commit();
  memory.floats(source, x.length).set(x);
  kernels[name](target, source, x.length * 4);
  return memory.floats(target, x.length).slice();
}

/** Distance of neighbouring float32 numbers at `value`. */
function ulp(value: number): number {
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(value))), -126) - 23);
}

function spread(low: number, high: number, seed: number): Float32Array {
  const next = testNumbers(seed);
  return Float32Array.from({ length: COUNT }, () => low + (high - low) * next());
}

function worstUlp(name: Name, x: Float32Array, exact: (value: number) => number): number {
  const y = run(name, x);
  return x.reduce((worst, value, i) => {
    const wanted = exact(value);
    return Math.max(worst, Math.abs((y[i] ?? NaN) - wanted) / ulp(wanted));
  }, 0);
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

describe('the kernels’ functions against Math, in units of the last place', () => {
  it('exp', () => {
    expect(worstUlp('exp', spread(-86.9, 88.3, 1), Math.exp)).toBeLessThan(1.5);
    expect(worstUlp('exp', spread(-1, 1, 2), Math.exp)).toBeLessThan(1.5);
  });

  it('log', () => {
    expect(worstUlp('log', spread(1e-7, 1, 3), Math.log)).toBeLessThan(2);
    expect(worstUlp('log', spread(0.9, 1.1, 4), Math.log)).toBeLessThan(2);
    expect(worstUlp('log', spread(1, 1e30, 5), Math.log)).toBeLessThan(2);
  });

  it('sigmoid, relative to itself even where it is tiny', () => {
    expect(worstUlp('sigmoid', spread(-86, 86, 6), logistic)).toBeLessThan(4);
    expect(worstUlp('sigmoid', spread(-4, 4, 7), logistic)).toBeLessThan(4);
  });

  it('the gates’ sigmoid, of whose values 1 is the largest', () => {
    for (const [low, high, seed] of [
      [-40, 40, 10],
      [-4, 4, 11],
    ] as const) {
      const x = spread(low, high, seed);
      const y = run('gate', x);
      const worst = x.reduce((most, value, i) => Math.max(most, Math.abs((y[i] ?? NaN) - logistic(value))), 0);
      expect(worst).toBeLessThan(2.5e-7);
      expect(y.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('tanh', () => {
    expect(worstUlp('tanh', spread(-12, 12, 8), Math.tanh)).toBeLessThan(8);
    expect(worstUlp('tanh', spread(-0.01, 0.01, 9), Math.tanh)).toBeLessThan(8);
    expect(worstUlp('tanh', spread(-1e-20, 1e-20, 10), Math.tanh)).toBeLessThan(8);
  });
});

describe('the kernels’ functions at the ends', () => {
  const ends = Float32Array.of(-Infinity, -1e30, -100, -0, 0, 100, 1e30, Infinity);

  it('exp goes to 0 and to infinity', () => {
    expect([...run('exp', ends)]).toEqual([0, 0, 0, 1, 1, Infinity, Infinity, Infinity]);
  });

  it('sigmoid goes to nearly 0 and to 1 without a NaN', () => {
    const y = run('sigmoid', ends);
    expect([...y.slice(3)]).toEqual([0.5, 0.5, 1, 1, 1]);
    for (const value of y.slice(0, 3)) expect(value > 0 && value < 2e-38).toBe(true);
  });

  it('tanh reaches ±1, never passes it, and keeps the sign of zero', () => {
    expect([...run('tanh', ends)]).toEqual([-1, -1, -1, -0, 0, 1, 1, 1]);
    expect(Math.max(...run('tanh', spread(7, 10, 11)).map(Math.abs))).toBe(1);
  });

  it.each(['exp', 'gate', 'log', 'sigmoid', 'tanh'] as const)('%s hands a NaN on', (name) => {
    expect([...run(name, Float32Array.of(NaN, 1, 1, 1))][0]).toBeNaN();
  });
});
