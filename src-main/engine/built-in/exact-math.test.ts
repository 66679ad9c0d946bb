import { describe, expect, it } from 'vitest';
import { cosineOfHalfTurns, exponential, power } from './exact-math';
import { testNumbers } from './testing/numbers';

const next = testNumbers(17);
const spread = (low: number, high: number): readonly number[] => Array.from({ length: 2000 }, () => low + (high - low) * next());

describe('functions with the same bits on every machine agree with Math', () => {
  it('exponential', () => {
    for (const x of spread(-700, 700)) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(2e-13);
    for (const x of spread(-1, 1)) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
    expect([exponential(-1000), exponential(1000), exponential(0)]).toEqual([0, Infinity, 1]);
  });

  it('power', () => {
    for (const x of spread(0, 200)) expect(Math.abs(power(0.96, x) / 0.96 ** x - 1)).toBeLessThan(1e-14);
    expect(power(0.5, 0)).toBe(1);
  });

  it('cosine', () => {
    for (const x of spread(0, 1)) expect(Math.abs(cosineOfHalfTurns(x) - Math.cos(Math.PI * x))).toBeLessThan(1e-15);
    expect(cosineOfHalfTurns(0.5)).toBe(0);
    expect(cosineOfHalfTurns(0)).toBe(-cosineOfHalfTurns(1));
  });
});
