import type { SplitMethod, SplitSpec } from '../../../src-main/core/problem/split-spec';
import type { Choice } from '../../ui/choice';

const words: Readonly<Record<SplitMethod, readonly [label: string, hint: string]>> = {
  random: ['At random', 'rows drawn by a seed; for rows that have nothing to do with each other'],
  chronological: ['In their order', 'the first to train on, the last to test with'],
  condition: ['By a condition', 'year < 2000 to train on, the rest to test with'],
  group: ['By group', 'no player, patient or machine on both sides'],
  'walk-forward': ['Step by step forward', 'several folds, each tested with what comes after it'],
  none: ['Not at all', 'tested with the rows that were trained on'],
};

export const splitChoices: readonly Choice<SplitMethod>[] = (Object.keys(words) as SplitMethod[]).map((value) => ({
  value,
  label: words[value][0],
  hint: words[value][1],
}));

/** @returns whether a third part is held back, which early stopping can look at */
export function hasThreeParts({ method, validation, validationWhen }: SplitSpec): boolean {
  return method !== 'none' && (validation > 0 || (method === 'condition' && validationWhen.length > 0));
}

/** What early stopping and curves look at, and whether the leaderboard ranks by another part. */
export function watchedWords(split: SplitSpec): { readonly text: string; readonly fair: boolean } {
  if (split.method === 'none') return { text: 'The figures will be of the rows that were trained on.', fair: false };
  if (hasThreeParts(split)) {
    return {
      text: 'Early stopping watches the validation part; the leaderboard ranks by the test part, which no run sees before.',
      fair: true,
    };
  }
  return {
    text: 'Early stopping watches the test part, by which the leaderboard ranks too: its figures are a little kinder than those of rows no run has seen.',
    fair: false,
  };
}

/** Shares are entered in percent; rounded so that 0.07 does not read 7.000000000000001. */
export function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

export function shareOf(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}
