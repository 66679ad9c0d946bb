import type { Evaluation } from './evaluation';
import type { LeaderboardRow } from './leaderboard';

/** @returns whether `a` has the better figure that a table is ordered by: more accuracy, or less error */
function isAhead(a: Evaluation, b: Evaluation): boolean {
  if (a.kind === 'classification' && b.kind === 'classification') return a.accuracy > b.accuracy;
  return a.kind === 'regression' && b.kind === 'regression' && a.rootMeanSquaredError < b.rootMeanSquaredError;
}

/** In how many folds some figures are better than others'. Folds that only one of them has count for neither. */
export function aheadIn(some: readonly (Evaluation | null)[], others: readonly (Evaluation | null)[]): number {
  return some.filter((own, index) => {
    const other = others[index] ?? null;
    return own !== null && other !== null && isAhead(own, other);
  }).length;
}

/** What a row has in each fold, from the first to the last; null where it has nothing. */
export function foldEvaluations({ folds }: Pick<LeaderboardRow, 'folds'>): readonly (Evaluation | null)[] {
  const rows = folds?.rows ?? [];
  return Array.from({ length: folds?.of ?? 0 }, (_, index) => rows.find(({ fold }) => fold === index + 1)?.evaluation ?? null);
}
