import { describe, expect, it } from 'vitest';
import { balancesOf } from './balances';

const counts = (...each: readonly number[]) => each.map((count, index) => ({ label: ['no', 'yes', 'low'][index] ?? '', count }));

describe('the balance of classes', () => {
  it('is counted over the values of each part, also where a sample has several', () => {
    const parts = [
      { name: 'train', rows: 10, tableRows: 12, balance: counts(15, 5) },
      { name: 'test', rows: 0, tableRows: 0, balance: counts(0, 0) },
    ] as const;
    expect(balancesOf(parts, 'alarm')).toEqual([
      {
        target: 'alarm',
        rows: [
          {
            label: 'no',
            cells: [
              { count: 15, of: 20 },
              { count: 0, of: 1 },
            ],
          },
          {
            label: 'yes',
            cells: [
              { count: 5, of: 20 },
              { count: 0, of: 1 },
            ],
          },
        ],
      },
    ]);
  });

  it('is told target by target, without the labels of the others', () => {
    const balanceByTarget = [
      { target: 'alarm', balance: counts(6, 4, 0) },
      { target: 'mode', balance: counts(0, 0, 10) },
    ];
    const parts = [{ name: 'train', rows: 10, tableRows: 10, balance: counts(6, 4, 10), balanceByTarget }] as const;
    const told = balancesOf(parts, 'alarm, mode').map(({ target, rows }) => [target, ...rows.map(({ label }) => label)].join(' '));
    expect(told).toEqual(['alarm no yes', 'mode low']);
  });
});
