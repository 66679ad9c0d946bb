import { describe, expect, it } from 'vitest';
import { randomStream } from '../problem/random';
import { evaluateRegression } from './regression';

describe('evaluateRegression', () => {
  it('gives the figures of scikit-learn’s documentation', () => {
    // mean_absolute_error 0.5, mean_squared_error 0.375, r2_score 0.948… for these values.
    const found = evaluateRegression({ actual: [3, -0.5, 2, 7], predicted: [2.5, 0, 2, 8], loss: 0.375 });
    expect(found.meanAbsoluteError).toBe(0.5);
    expect(found.rootMeanSquaredError).toBeCloseTo(Math.sqrt(0.375), 15);
    expect(found.r2).toBeCloseTo(0.9486081370449679, 15);
  });

  it('gives R² as scikit-learn does where it has no meaning', () => {
    expect(evaluateRegression({ actual: [-2, -2, -2], predicted: [-2, -2, -2], loss: 0 }).r2).toBe(1);
    expect(evaluateRegression({ actual: [-2, -2, -2], predicted: [-2, -2, -2 + 1e-8], loss: 0 }).r2).toBe(0);
  });

  it('gives an R² below 0 for a guess worse than the mean', () => {
    expect(evaluateRegression({ actual: [1, 2, 3], predicted: [3, 2, 1], loss: 0 }).r2).toBe(-3);
  });

  it('agrees with the squared correlation form for a fitted line', () => {
    // For least squares R² is the squared correlation: a formula that shares nothing with the code under test.
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomStream(seed);
      const x = Array.from({ length: 20 }, () => random.below(1000) / 100);
      const y = x.map((value) => 3 * value + random.below(1000) / 50);
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
      const covariance = mean(x.map((value, row) => (value - mean(x)) * (y[row]! - mean(y))));
      const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
      const slope = covariance / variance(x);
      const predicted = x.map((value) => mean(y) + slope * (value - mean(x)));
      const found = evaluateRegression({ actual: y, predicted, loss: 0 });
      expect(found.r2, `seed ${seed}`).toBeCloseTo(covariance ** 2 / (variance(x) * variance(y)), 10);
    }
  });
});
