import { type AnswerSlice, answerSlices, pickSlice } from './answer-slices';
import type { RegressionEvaluation } from './evaluation';
import { evaluateRegression } from './regression';

export interface NumbersInput {
  /** [samples, ...output] true values, in the targets' own unit. */
  readonly actual: Float64Array;
  /** [samples, ...output] predicted values, in the same unit. */
  readonly predicted: Float64Array;
  /** Shape of one sample's answer, as `ProblemShape.output`. */
  readonly output: readonly number[];
  /** Target columns, which are the last axis of an answer. */
  readonly targets: readonly string[];
  /** Mean loss over the same samples. */
  readonly loss: number;
}

/**
 * Errors over all predicted values as one, and beside them those of every row ahead and of every target where there are several. R² of several
 * targets is their mean, as scikit-learn's `uniform_average` has it, since their spreads are not to be added.
 */
export function evaluateNumbers({ actual, predicted, output, targets, loss }: NumbersInput): RegressionEvaluation {
  const whole = evaluateRegression({ actual, predicted, loss });
  const slices = answerSlices(output, targets.length);
  const pick = (slice: AnswerSlice) =>
    evaluateRegression({ actual: pickSlice(actual, slice), predicted: pickSlice(predicted, slice), loss });
  const [ahead, byTarget] = [slices.ahead.map(pick), slices.byTarget.map(pick)];
  return {
    ...whole,
    ...(byTarget.length === 0 ? {} : { r2: meanOrNull(byTarget.map(({ r2 }) => r2)) }),
    ...(ahead.length === 0 ? {} : { ahead: ahead.map((errors, index) => ({ ahead: index + 1, ...headlines(errors) })) }),
    ...(byTarget.length === 0
      ? {}
      : { byTarget: byTarget.map((errors, index) => ({ target: targets[index] ?? '', ...headlines(errors) })) }),
  };
}

function headlines({ meanAbsoluteError, rootMeanSquaredError }: RegressionEvaluation) {
  return { meanAbsoluteError, rootMeanSquaredError };
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
