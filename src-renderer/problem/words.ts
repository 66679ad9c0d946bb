import type { ProblemOutcome, ProblemSpec } from '../../src-main/core/problem/problem';
import { formatCount, formatNumber } from '../../src-main/core/text';

/** `861 × 36 × 1 train,` and `369 × 36 × 1 test`: rows × steps × features of both parts. */
export function describeTensors({ shape, train, test }: ProblemOutcome): readonly [string, string] | null {
  if (!shape || !train || !test) return null;
  const each = shape.input.map(formatCount).join(' × ');
  return [`${formatCount(train.rows)} × ${each} train,`, `${formatCount(test.rows)} × ${each} test`];
}

/** What is done to every step before it goes in: `(value − 1.48) ÷ 9.33`; null where nothing is. */
export function describeScaler(spec: ProblemSpec, { transforms }: ProblemOutcome): string | null {
  const scaler = transforms?.inputs[0];
  if (spec.scaling === 'none' || !scaler) return null;
  const { offset, scale } = scaler;
  const shifted = offset < 0 ? `value + ${formatNumber(-offset)}` : `value − ${formatNumber(offset)}`;
  return `(${shifted}) ÷ ${formatNumber(scale)}`;
}

/** `45.2 %`. */
export function formatShare(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`;
}
