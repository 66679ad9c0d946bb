import type { ProblemOutcome, ProblemSpec } from '../../src-main/core/problem/problem';
import { formatCount, formatNumber, plural } from '../../src-main/core/text';

/** `861 × 36 × 1 train, 369 × 36 × 1 test`: rows × steps × features of both parts. */
export function describeTensors({ shape, train, test }: ProblemOutcome): string | null {
  if (!shape || !train || !test) return null;
  const each = `${formatCount(shape.steps)} × ${formatCount(shape.features)}`;
  return `${formatCount(train.rows)} × ${each} train, ${formatCount(test.rows)} × ${each} test`;
}

/** What is done to every step before it goes in. */
export function describeScaler(spec: ProblemSpec, { scaler, train }: ProblemOutcome): string {
  if (spec.scaling === 'none' || !scaler || !train) return 'Steps go in as they are in the file.';
  const { offset, scale } = scaler;
  const shifted = offset < 0 ? `value + ${formatNumber(-offset)}` : `value − ${formatNumber(offset)}`;
  return `(${shifted}) ÷ ${formatNumber(scale)}, fitted on the ${plural(train.rows, 'training row')} alone`;
}

/** `45.2 %`. */
export function formatShare(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`;
}
