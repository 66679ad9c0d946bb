import { describe, expect, it } from 'vitest';
import { overlap, wilsonInterval } from './wilson';

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i in %i', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes / trials, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('stays within 0 and 1 at the ends', () => {
    expect(wilsonInterval(0, 5).low).toBe(0);
    expect(wilsonInterval(1, 5).high).toBe(1);
  });
});

describe('overlap', () => {
  it('counts a shared end', () => {
    expect(overlap({ low: 0.1, high: 0.2 }, { low: 0.2, high: 0.3 })).toBe(true);
    expect(overlap({ low: 0.1, high: 0.2 }, { low: 0.21, high: 0.3 })).toBe(false);
  });
});
