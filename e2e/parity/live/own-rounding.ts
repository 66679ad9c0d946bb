import { decode, type KerasAnswer } from '../support/answer';
import type { Comparison } from '../support/compare';
import { isFine, relativeError, type Difference } from '../support/difference';

/** Share of a limit from which on Keras's own rounding leaves nothing to judge. */
const share = 1 / 3;

/**
 * Whether rounding explains what a comparison found: Keras in double precision is as far from itself, in figures of the same kind.
 * Gradients that cancel out and trainings that hang on a kink are of that sort.
 *
 * @param single Keras's answer as ever
 * @param double the same, computed in float64
 */
export function isRounding({ faults, differences }: Comparison, single: KerasAnswer, double: KerasAnswer): boolean {
  const own = ownRounding(single, double);
  return faults.length === 0 && differences.every((difference) => isFine(difference) || own[difference.kind] > difference.limit * share);
}

function ownRounding(single: KerasAnswer, double: KerasAnswer): Readonly<Record<Difference['kind'], number>> {
  const gradients = (single.gradients ?? []).map(({ values }, index) =>
    relativeError(decode(values), decode(double.gradients![index]!.values)),
  );
  const losses = (single.losses ?? []).map((loss, step) => relativeError([loss], [double.losses![step]!]));
  return {
    output: relativeError(decode(single.output!), decode(double.output!)),
    gradient: Math.max(0, ...gradients),
    loss: Math.max(0, ...losses),
  };
}
