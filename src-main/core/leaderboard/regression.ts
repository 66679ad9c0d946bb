import type { RegressionEvaluation } from './evaluation';

/** An array of numbers, typed or not. */
export type Numbers = ArrayLike<number> & Iterable<number>;

export interface RegressionInput {
  /** [rows] true values, in the target's unit. */
  readonly actual: Numbers;
  /** [rows] predicted values, in the same unit. */
  readonly predicted: Numbers;
  /** Mean loss over the same rows. */
  readonly loss: number;
}

/**
 * scikit-learn's `mean_absolute_error`, `root_mean_squared_error`, `mean_absolute_percentage_error` and `r2_score`.
 * Where all true values are equal R² has no meaning; as in scikit-learn it is then 1 for a perfect answer and 0 for any other. A true value
 * of 0 counts as the smallest step of a float64 in the percentage error, which then is huge.
 */
export function evaluateRegression({ actual, predicted, loss }: RegressionInput): RegressionEvaluation {
  const rows = actual.length;
  const mean = meanOf(actual);
  let absolute = 0;
  let relative = 0;
  let squared = 0;
  let spread = 0;
  for (let row = 0; row < rows; row += 1) {
    const value = actual[row] ?? 0;
    const error = value - (predicted[row] ?? 0);
    absolute += Math.abs(error);
    relative += Math.abs(error) / Math.max(Number.EPSILON, Math.abs(value));
    squared += error * error;
    spread += (value - mean) ** 2;
  }
  return {
    kind: 'regression',
    loss,
    meanAbsoluteError: rows === 0 ? 0 : absolute / rows,
    rootMeanSquaredError: rows === 0 ? 0 : Math.sqrt(squared / rows),
    meanAbsolutePercentageError: rows === 0 ? 0 : relative / rows,
    r2: rows < 2 ? null : rSquared(squared, spread),
  };
}

function rSquared(squared: number, spread: number): number {
  if (spread === 0) return squared === 0 ? 1 : 0;
  return 1 - squared / spread;
}

/** @returns 0 for no values */
export function meanOf(values: Numbers): number {
  let total = 0;
  for (const value of values) total += value;
  return values.length === 0 ? 0 : total / values.length;
}
