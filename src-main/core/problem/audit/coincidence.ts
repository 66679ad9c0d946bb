import { partCode } from '../part-codes';
import type { AuditView } from './view';

/** So many times what chance brings on average, and so many deviations of it more, are chance. */
const usual = { times: 2, deviations: 3 };
const leastExpected = 0.05;

/**
 * Whether rows of so few different values are alike by chance: two rows are with Π Σ share², where no column tells of another, and a
 * row that is held back is like one of those trained on so much more often.
 *
 * @param alike rows that are held back and like one that was trained on
 */
export function isCoincidence({ part }: Pick<AuditView, 'part'>, columns: readonly Float64Array[], alike: number): boolean {
  const [trained, held] = [partCode.train, null].map((code) =>
    part.reduce(
      (count, each) => ((code === null ? each === partCode.validation || each === partCode.test : each === code) ? count + 1 : count),
      0,
    ),
  );
  let pair = 1;
  for (const column of columns) pair *= pairShare(column);
  const expected = (held ?? 0) * -Math.expm1((trained ?? 0) * Math.log1p(-Math.min(pair, 1 - 1e-12)));
  return expected >= leastExpected && alike <= usual.times * expected + usual.deviations * Math.sqrt(expected);
}

/** The chance that two rows have the same value. */
function pairShare(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let squares = 0;
  for (const count of counts.values()) squares += (count / values.length) ** 2;
  return squares;
}
