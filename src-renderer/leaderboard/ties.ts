import type { RunId } from '../../src-main/core/ids';
import { aheadIn, foldEvaluations } from '../../src-main/core/leaderboard/ahead';
import type { Leaderboard, LeaderboardRow } from '../../src-main/core/leaderboard/leaderboard';
import { overlap, wilsonInterval } from '../../src-main/core/report/wilson';

/**
 * Runs that cannot be told apart from the first: their 95 % Wilson intervals of the accuracy overlap; over several folds, the first is not ahead
 * in every one of them. The first is among them where it has company; the set is empty where the first stands alone, and for numbers of a
 * single test part, where no interval was measured.
 */
export function tiedWithFirst({ rows, testRows, folds }: Leaderboard): ReadonlySet<RunId> {
  return folds ? notBehindInEvery(rows, folds.length) : overlapping(rows, testRows);
}

function notBehindInEvery(rows: readonly LeaderboardRow[], folds: number): ReadonlySet<RunId> {
  const [first, ...others] = rows.filter(({ rank }) => rank !== null);
  if (!first) return new Set();
  const tied = others.filter((other) => aheadIn(foldEvaluations(first), foldEvaluations(other)) < folds);
  return new Set(tied.length === 0 ? [] : [first, ...tied].map(({ runId }) => runId));
}

function overlapping(rows: readonly LeaderboardRow[], testRows: number): ReadonlySet<RunId> {
  const [first, ...others] = rows.flatMap((row) =>
    row.evaluation?.kind === 'classification' ? [{ row, accuracy: row.evaluation.accuracy }] : [],
  );
  if (!first || testRows === 0) return new Set();
  const interval = wilsonInterval(first.accuracy, testRows);
  const tied = others.filter((other) => overlap(interval, wilsonInterval(other.accuracy, testRows)));
  return new Set(tied.length === 0 ? [] : [first, ...tied].map(({ row }) => row.runId));
}

/** The one with the fewest parameters among those that cannot be told apart; null where they are all alike. */
export function cheapestOf(rows: readonly LeaderboardRow[], tied: ReadonlySet<RunId>): RunId | null {
  const candidates = rows.filter((row) => tied.has(row.runId)).toSorted((a, b) => a.params - b.params);
  const [first, second] = candidates;
  return first && second && first.params < second.params ? first.runId : null;
}
