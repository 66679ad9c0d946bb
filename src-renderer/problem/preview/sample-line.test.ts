import { describe, expect, it } from 'vitest';
import { linePath, sequenceLine, thinned, windowLine } from './sample-line';

describe('a line through a sample', () => {
  const rows = { rows: [4, 5, 6, 7], roles: ['none', 'in', 'in', 'out'], first: 1 } as const;

  it('has the value of every row that has one, and what the row is to the sample', () => {
    const values = new Map([
      [4, 1.5],
      [5, 2],
      [7, 4],
    ]);
    expect(windowLine(rows, (row) => values.get(row) ?? null)).toEqual([
      { place: 0, value: 1.5, role: 'none' },
      { place: 1, value: 2, role: 'in' },
      { place: 2, value: null, role: 'in' },
      { place: 3, value: 4, role: 'out' },
    ]);
  });

  it('goes step by step through a sequence, and ends where its filling begins', () => {
    const raw = [
      [1, 10],
      [2, 20],
      [null, null],
    ] as const;
    expect(sequenceLine({ raw, length: 2 }, 1).map(({ value }) => value)).toEqual([10, 20]);
    expect(sequenceLine({ raw, length: null }, 0).map(({ value }) => value)).toEqual([1, 2, null]);
  });

  it('breaks where a value is missing or another role begins', () => {
    const points = windowLine(rows, (row) => row);
    const at = ({ place, value }: { place: number; value: number }) => [place, value] as const;
    expect(linePath(points, null, at)).toBe('M0.0 4.0L1.0 5.0L2.0 6.0L3.0 7.0');
    expect(linePath(points, ['in', 'both'], at)).toBe('M1.0 5.0L2.0 6.0');
    expect(linePath([...points.slice(0, 1), { place: 1, value: null, role: 'in' }, ...points.slice(2)], null, at)).toBe(
      'M0.0 4.0M2.0 6.0L3.0 7.0',
    );
  });

  it('is thinned where it is long, and keeps what is predicted', () => {
    const long = Array.from({ length: 1000 }, (_, place) => ({
      place,
      value: place,
      role: place === 999 ? ('out' as const) : ('in' as const),
    }));
    const short = thinned(long, 100);
    expect(short.length).toBeLessThanOrEqual(101);
    expect(short.at(-1)?.place).toBe(999);
    expect(thinned(short, 200)).toBe(short);
  });
});
