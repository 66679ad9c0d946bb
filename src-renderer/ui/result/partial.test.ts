import { describe, expect, it } from 'vitest';
import { evaluateConfusion } from '../../../src-main/core/leaderboard/classification';
import { partialTables } from './partial';

const pooled = evaluateConfusion(
  [
    [7, 1],
    [2, 10],
  ],
  ['no', 'yes'],
  0.4,
  true,
);

describe('figures of parts of an answer', () => {
  it('are none where there is one value', () => expect(partialTables(pooled)).toEqual([]));

  it('stand by target first, then by row ahead', () => {
    const tables = partialTables({
      ...pooled,
      byTarget: [{ target: 'alarm', accuracy: 0.9, f1: 0.8 }],
      ahead: [1, 2].map((ahead) => ({ ahead, accuracy: 1 - ahead / 10, f1: 0.5 })),
    });
    expect(tables.map(({ title, rows }) => [title, ...rows.map(({ name }) => name)])).toEqual([
      ['Accuracy by target', 'alarm'],
      ['Accuracy by row ahead', '1', '2'],
    ]);
    expect(tables[1]?.rows[1]?.figures).toEqual({ accuracy: 0.8, f1: 0.5 });
  });

  it('are errors for numbers', () => {
    const tables = partialTables({
      kind: 'regression',
      loss: 1,
      meanAbsoluteError: 1,
      rootMeanSquaredError: 2,
      r2: null,
      ahead: [{ ahead: 1, meanAbsoluteError: 1, rootMeanSquaredError: 2 }],
    });
    expect(tables.map(({ title, columns }) => [title, ...columns.map(({ label }) => label)])).toEqual([
      ['Error by row ahead', 'RMSE', 'MAE'],
    ]);
  });
});
