import { expect, it } from 'vitest';
import type { RegressionEvaluation } from '../../src-main/core/leaderboard/evaluation';
import type { LeaderboardRow } from '../../src-main/core/leaderboard/leaderboard';
import { boardOf, rowOf } from './board.test-support';
import { columnsFor } from './columns';

function evaluation(rootMeanSquaredError: number): RegressionEvaluation {
  return { kind: 'regression', loss: 0.1, meanAbsoluteError: 1, rootMeanSquaredError, r2: null };
}

function row(name: string, error: number, seconds: number): LeaderboardRow {
  return rowOf(name, { seconds, evaluation: evaluation(error) });
}

it('figures of a column have one number of decimals, among runs and baselines', () => {
  const rows = [row('LSTM', 1.5, 12.3), row('GRU', 2, 0.25)];
  const board = boardOf(rows, { baselines: [{ name: 'mean', evaluation: evaluation(0.0374) }] });
  const text = (key: string, value: number) =>
    columnsFor(board)
      .find((column) => column.key === key)
      ?.format(value);
  expect([1.5, 2, 0.0374].map((value) => text('rootMeanSquaredError', value))).toEqual(['1.500', '2.000', '0.037']);
  expect([12.3, 0.25].map((value) => text('seconds', value))).toEqual(['12.30', '0.25']);
  expect([text('params', 1000), text('loss', 0.1)]).toEqual(['1,000', '0.1']);
});
