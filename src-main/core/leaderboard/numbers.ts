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
  const width = Math.max(1, targets.length);
  const horizon = output.length === 1 ? (output[0] ?? 1) / width : 1;
  const pick = (period: number, from: number, length: number) => {
    const [own, other] = [actual, predicted].map((values) => every(values, period, from, length));
    return evaluateRegression({ actual: own ?? [], predicted: other ?? [], loss });
  };
  const ahead = horizon <= 1 ? [] : Array.from({ length: horizon }, (_, step) => pick(horizon * width, step * width, width));
  const byTarget = width === 1 ? [] : targets.map((_, place) => pick(width, place, 1));
  return {
    ...whole,
    ...(byTarget.length === 0 ? {} : { r2: meanOrNull(byTarget.map(({ r2 }) => r2)) }),
    ...(ahead.length === 0 ? {} : { ahead: ahead.map((errors, index) => ({ ahead: index + 1, ...headlines(errors) })) }),
    ...(byTarget.length === 0
      ? {}
      : { byTarget: byTarget.map((errors, index) => ({ target: targets[index] ?? '', ...headlines(errors) })) }),
  };
}

/** Stretches of `length` values that begin `from` values after every `period`. */
function every(values: Float64Array, period: number, from: number, length: number): Float64Array {
  const samples = values.length / period;
  const picked = new Float64Array(samples * length);
  for (let sample = 0; sample < samples; sample += 1) {
    const at = sample * period + from;
    picked.set(values.subarray(at, at + length), sample * length);
  }
  return picked;
}

function headlines({ meanAbsoluteError, rootMeanSquaredError }: RegressionEvaluation) {
  return { meanAbsoluteError, rootMeanSquaredError };
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
