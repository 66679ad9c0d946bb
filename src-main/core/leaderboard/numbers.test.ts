import { describe, expect, it } from 'vitest';
import { evaluateNumbers } from './numbers';

const root = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

describe('evaluateNumbers', () => {
  const actual = Float64Array.of(1, 2, 3, 4, 5, 6);
  const predicted = Float64Array.of(1.5, 2, 1, 4, 5, 9);
  const errors = [0.5, 0, -2, 0, 0, 3];

  it('is the plain evaluation where one value is predicted', () => {
    const evaluation = evaluateNumbers({ actual, predicted, output: [1], targets: ['y'], loss: 7 });
    expect(evaluation).toMatchObject({ loss: 7, meanAbsoluteError: mean(errors), rootMeanSquaredError: root(errors) });
    expect(evaluation).not.toHaveProperty('ahead');
    expect(evaluation).not.toHaveProperty('byTarget');
  });

  it('gives the errors of every row ahead', () => {
    const { ahead } = evaluateNumbers({ actual, predicted, output: [3], targets: ['y'], loss: 0 });
    expect(ahead).toEqual([
      { ahead: 1, meanAbsoluteError: mean([0.5, 0]), rootMeanSquaredError: root([0.5, 0]) },
      { ahead: 2, meanAbsoluteError: 0, rootMeanSquaredError: 0 },
      { ahead: 3, meanAbsoluteError: mean([-2, 3]), rootMeanSquaredError: root([-2, 3]) },
    ]);
  });

  it('gives the errors of every target, and the mean of their R²', () => {
    const evaluation = evaluateNumbers({ actual, predicted, output: [2], targets: ['a', 'b'], loss: 0 });
    const [a, b] = [
      [0.5, -2, 0],
      [0, 0, 3],
    ];
    expect(evaluation.byTarget).toEqual([
      { target: 'a', meanAbsoluteError: mean(a), rootMeanSquaredError: root(a) },
      { target: 'b', meanAbsoluteError: mean(b), rootMeanSquaredError: root(b) },
    ]);
    expect(evaluation.r2).toBeCloseTo((1 - 4.25 / 8 + (1 - 9 / 8)) / 2, 12);
    expect(evaluation).not.toHaveProperty('ahead');
  });

  it('takes targets at every step as one', () => {
    const evaluation = evaluateNumbers({ actual, predicted, output: [3, 1], targets: ['y'], loss: 0 });
    expect(evaluation.rootMeanSquaredError).toBe(root(errors));
    expect(evaluation).not.toHaveProperty('ahead');
  });
});
