import type { ProblemCounts, ProblemSpec } from '../../../src-main/core/problem/problem';
import { formatCount, plural } from '../../../src-main/core/text';

export interface LeftOut {
  readonly count: number;
  /** What was left out, or changed, and why. */
  readonly text: string;
}

/** What became of rows and windows that are in no part, or in it otherwise than in the table; only what there is. */
export function leftOutOf({ filtered, duplicates, dropped, filled, straddling }: ProblemCounts, spec: ProblemSpec): readonly LeftOut[] {
  const all: readonly LeftOut[] = [
    { count: filtered, text: `${plural(filtered, 'row')} left out by the conditions` },
    { count: duplicates, text: `${plural(duplicates, 'row')} left out that ${duplicates === 1 ? 'is' : 'are'} like one before` },
    { count: dropped, text: `${plural(dropped, 'row')} left out for a missing value` },
    { count: filled, text: `${plural(filled, 'row')} filled: ${fillings[spec.missing]}` },
    {
      count: straddling,
      text: `${plural(straddling, 'window')} left out that would cross the border of a part or a gap`,
    },
  ];
  return all.filter(({ count }) => count > 0);
}

const fillings: Readonly<Record<ProblemSpec['missing'], string>> = {
  refuse: 'none',
  drop: 'none',
  forward: 'the value before',
  interpolate: 'a line between the values around',
  mean: 'the mean of the training part',
  mask: 'a value that is masked',
};

/** `926 of 926 rows of the table are used`. */
export function usedText({ rows, filtered, duplicates, dropped }: ProblemCounts): string {
  return `${formatCount(rows - filtered - duplicates - dropped)} of ${plural(rows, 'row')} of the table ${rows === 1 ? 'is' : 'are'} used`;
}
