import { expect, it } from 'vitest';
import { asId } from '../../src-main/core/ids';
import type { Evaluation } from '../../src-main/core/leaderboard/evaluation';
import type { FoldRow, Leaderboard, LeaderboardRow } from '../../src-main/core/leaderboard/leaderboard';
import { boardOf, rowOf } from './board.test-support';
import { cheapestOf, tiedWithFirst } from './ties';

function errorOf(rootMeanSquaredError: number): Evaluation {
  return { kind: 'regression', loss: null, meanAbsoluteError: 1, rootMeanSquaredError, r2: null };
}

/** A model with the errors that it has in each fold. */
function row(name: string, params: number, rank: number | null, errors: readonly number[]): LeaderboardRow {
  const own = rowOf(name, { rank, params });
  const rows = errors.map((error, index): FoldRow => ({ ...own, rank: null, fold: index + 1, evaluation: errorOf(error) }));
  return { ...own, evaluation: rank === null ? null : errorOf(0), folds: { of: 3, done: errors.length, deviation: null, rows } };
}

function board(...rows: readonly LeaderboardRow[]): Leaderboard {
  const folds = [1, 2, 3].map(() => ({ preparedHash: asId<Leaderboard['preparedHash'] & string>('h'), testRows: 10 }));
  return boardOf(rows, { testRows: 30, folds });
}

it('a model that is ahead of the best in one fold cannot be told apart from it; one that is behind in all can', () => {
  const { rows, ...rest } = board(row('best', 90, 1, [1, 2, 3]), row('close', 40, 2, [2, 1, 9]), row('far', 10, 3, [4, 4, 4]));
  const tied = tiedWithFirst({ ...rest, rows });
  expect([...tied]).toEqual(['best', 'close']);
  expect(cheapestOf(rows, tied)).toBe('close');
});

it('the best stands alone where it is ahead in every fold, and nothing is tied with a model that is not ranked', () => {
  expect(tiedWithFirst(board(row('best', 9, 1, [1, 1, 1]), row('other', 4, 2, [2, 2, 2]), row('going', 1, null, [0.5, 0.5])))).toEqual(
    new Set(),
  );
  expect(tiedWithFirst(board(row('going', 1, null, [1])))).toEqual(new Set());
});
