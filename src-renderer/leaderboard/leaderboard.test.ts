import { describe, expect, it } from 'vitest';
import { evaluateConfusion } from '../../src-main/core/leaderboard/classification';
import type { LeaderboardRow } from '../../src-main/core/leaderboard/leaderboard';
import type { RankedRun } from '../../src-main/core/report/ranked-run';
import { boardOf, rowOf } from './board.test-support';
import { columnsFor } from './columns';
import { byRank, nextSorting, sortRows } from './sort';
import { cheapestOf, tiedWithFirst } from './ties';

/** A run that is right on so many of 369 rows. */
function row(name: string, right: number | null, params: number, rank: number | null): LeaderboardRow {
  const evaluation =
    right === null
      ? null
      : evaluateConfusion(
          [
            [right, 369 - right],
            [0, 0],
          ],
          ['0', '1'],
          0.4,
          true,
        );
  return rowOf(name, { rank, params, evaluation, state: evaluation ? 'done' : 'failed' });
}

const rows = [row('LSTM', 306, 4385, 1), row('GRU', 303, 3393, 2), row('Guess', 200, 2737, 3), row('Broken', null, 10, null)];
const board = boardOf(rows, { task: 'binary', testRows: 369 });
const ranked: readonly RankedRun[] = rows.map((each, index) => ({ index, label: each.model, row: each }));
const columns = columnsFor({ task: 'binary', rows, baselines: [] });

function order(key: Parameters<typeof nextSorting>[1], direction: 'ascending' | 'descending'): string {
  return sortRows(ranked, { key, direction }, columns)
    .map((run) => run.label)
    .join(' ');
}

describe('sorting', () => {
  it('begins with the order of the record', () => {
    expect(sortRows(ranked, byRank, columns)).toEqual(ranked);
  });

  it('goes by any column, both ways, and leaves what has no figure last', () => {
    expect(order('params', 'ascending')).toBe('Broken Guess GRU LSTM');
    expect(order('accuracy', 'ascending')).toBe('Guess GRU LSTM Broken');
    expect(order('accuracy', 'descending')).toBe('LSTM GRU Guess Broken');
    expect(order('rank', 'descending')).toBe('Guess GRU LSTM Broken');
    expect(order('model', 'ascending')).toBe('Broken GRU Guess LSTM');
  });

  it('shows the better end first, then the other, then the default again', () => {
    const once = nextSorting(byRank, 'accuracy', 'descending');
    const twice = nextSorting(once, 'accuracy', 'descending');
    expect([once, twice, nextSorting(twice, 'accuracy', 'descending')]).toEqual([
      { key: 'accuracy', direction: 'descending' },
      { key: 'accuracy', direction: 'ascending' },
      byRank,
    ]);
  });
});

describe('what cannot be told apart', () => {
  it('is bracketed with the first, and nothing else is', () => {
    expect([...tiedWithFirst(board)]).toEqual(['LSTM', 'GRU']);
  });

  it('is empty where the first stands alone', () => {
    expect(tiedWithFirst({ ...board, rows: [rows[0], rows[2]].filter((each) => each !== undefined) }).size).toBe(0);
  });

  it('names the cheapest of them', () => {
    expect(cheapestOf(rows, tiedWithFirst(board))).toBe('GRU');
    expect(cheapestOf(rows, new Set())).toBeNull();
  });
});

describe('columns', () => {
  const keys = (rows: readonly LeaderboardRow[]): readonly string[] =>
    columnsFor({ task: 'binary', rows, baselines: [] }).map((column) => column.key);
  const bySteps = { ...row('LSTM', 306, 4385, 1), steps: 1500, bestStep: 900 };

  it('count epochs, or steps, or both, by what the runs were trained by', () => {
    expect(keys([]).slice(0, 3)).toEqual(['params', 'epochs', 'seconds']);
    expect(keys([bySteps]).slice(0, 3)).toEqual(['params', 'steps', 'seconds']);
    expect(keys([...rows, bySteps]).slice(0, 4)).toEqual(['params', 'epochs', 'steps', 'seconds']);
  });

  it('give a run by steps no epochs', () => {
    const epochs = columnsFor({ task: 'binary', rows, baselines: [] }).find((column) => column.key === 'epochs');
    expect([epochs?.value(bySteps), epochs?.value(row('GRU', 303, 3393, 2))]).toEqual([null, 5]);
  });
});
