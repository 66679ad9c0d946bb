import { describe, expect, it } from 'vitest';
import { evaluateConfusion } from './classification';
import { partialTables } from './partial-tables';

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

  it('stand by rows ahead first, then by target', () => {
    const tables = partialTables({
      ...pooled,
      byTarget: [{ target: 'alarm', accuracy: 0.9, f1: 0.8 }],
      ahead: [1, 2].map((ahead) => ({ ahead, accuracy: 1 - ahead / 10, f1: 0.5 })),
    });
    expect(tables.map(({ title, rows }) => [title, ...rows.map(({ name }) => name)])).toEqual([
      ['Accuracy by rows ahead', '1', '2'],
      ['Accuracy by target', 'alarm'],
    ]);
    expect(tables[0]?.rows[1]?.figures).toEqual({ accuracy: 0.8, f1: 0.5 });
    expect(tables.flatMap(({ rows }) => rows.map(({ of }) => of))).toEqual([1, 2, 'alarm']);
  });

  it('are errors for numbers, with one number of decimals in a column', () => {
    const tables = partialTables({
      kind: 'regression',
      loss: 1,
      meanAbsoluteError: 1,
      rootMeanSquaredError: 2,
      r2: null,
      ahead: [2, 2.125].map((rootMeanSquaredError, index) => ({ ahead: index + 1, meanAbsoluteError: 1, rootMeanSquaredError })),
    });
    expect(tables.map(({ title, columns }) => [title, ...columns.map(({ label }) => label)])).toEqual([
      ['Error by rows ahead', 'RMSE', 'MAE'],
    ]);
    expect(tables[0]?.columns[0]?.format(2)).toBe('2.000');
  });
});
