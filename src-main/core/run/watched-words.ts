import type { TrainingSpec } from './run';

/** The part that early stopping and the validation curves look at. */
export type WatchedPart = 'validation' | 'test';

/** @param hasValidation whether the problem has three parts */
export function watchedPart({ validation }: Pick<TrainingSpec, 'validation'>, hasValidation: boolean): WatchedPart {
  return validation === 'auto' && hasValidation ? 'validation' : 'test';
}

/** What follows from it for the figures, in one or two sentences. @param isWhole whether all rows are in every part */
export function watchedWords(part: WatchedPart, isWhole = false): string {
  if (isWhole) return 'There is one part: validation, early stopping and the figures look at the rows that are trained on.';
  return part === 'validation'
    ? 'Validation and early stopping look at the validation part; the test part is looked at once, at the end.'
    : 'Validation and early stopping look at the test part. The figures of the leaderboard lean a little to the good side for it.';
}
