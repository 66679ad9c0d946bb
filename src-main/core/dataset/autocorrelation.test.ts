import { describe, expect, it } from 'vitest';
import { randomStream } from '../problem/random';
import { Autocorrelation } from './autocorrelation';

/** The definition, word by word. */
function byHand(values: readonly (number | null)[], lags: number): readonly number[] {
  const present = values.filter((value) => value !== null);
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const sumAt = (lag: number): number => {
    let sum = 0;
    for (let t = 0; t + lag < values.length; t += 1) {
      const [now, later] = [values[t], values[t + lag]];
      if (typeof now === 'number' && typeof later === 'number') sum += (now - mean) * (later - mean);
    }
    return sum;
  };
  return Array.from({ length: lags + 1 }, (_, lag) => sumAt(lag) / sumAt(0));
}

function computed(values: readonly (number | null)[], lags: number): Autocorrelation {
  const present = values.filter((value) => value !== null);
  const acf = new Autocorrelation(present.reduce((sum, value) => sum + value, 0) / present.length, lags);
  for (const value of values) acf.add(value);
  return acf;
}

describe('the autocorrelation', () => {
  it('is what its definition says, for random series with gaps', () => {
    const random = randomStream(20);
    for (let round = 0; round < 200; round += 1) {
      const length = 2 + random.below(80);
      const lags = random.below(100);
      const values = Array.from({ length }, (_, t) => (random.below(10) === 0 ? null : Math.sin(t / 3) + random.below(1000) / 500));
      if (values.filter((value) => value !== null).length < 2) continue;
      const acf = computed(values, lags);
      const expected = byHand(values, lags);
      expect(acf.rows).toBe(values.filter((value) => value !== null).length);
      for (const [lag, r] of acf.result().entries()) expect(r, `round ${round}, lag ${lag}`).toBeCloseTo(expected[lag] ?? NaN, 12);
    }
  });

  it('of a period of twelve is high at twelve and low at six', () => {
    const acf = computed(
      Array.from({ length: 1200 }, (_, t) => Math.sin((2 * Math.PI * t) / 12)),
      12,
    ).result();
    expect(acf[12]).toBeCloseTo(0.99, 2);
    expect(acf[6]).toBeCloseTo(-0.995, 2);
  });

  it('agrees with numpy', () => {
    // d = x - x.mean(); np.correlate(d, d, 'full')[9:14] / (d @ d)
    const published = [1, 0.6745192307692307, 0.13749999999999998, -0.36346153846153834, -0.5867788461538459];
    for (const [lag, r] of computed([1, 2, 4, 7, 11, 13, 12, 8, 5, 3], 4).result().entries())
      expect(r).toBeCloseTo(published[lag] ?? NaN, 10);
  });

  it('of a column that does not vary is not there', () => {
    expect(computed([3, 3, 3], 2).result()).toEqual([]);
  });
});
