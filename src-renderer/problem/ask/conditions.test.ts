import { describe, expect, it } from 'vitest';
import { everyRow, lastRows } from './conditions';

const labels = (...names: readonly string[]) => names.map((label, index) => ({ label, count: 9 - index }));
const year = { name: 'year', type: 'number', min: 1818, median: 1917, quartiles: [1867, 1967], histogram: labels('1818') } as const;
const name = { name: 'Name', type: 'text', min: null, median: null, histogram: labels('', 'AAL', 'DAL') } as const;

describe('a condition, before someone changes it', () => {
  it('is one that rows meet', () => {
    expect(everyRow(year)).toEqual({ column: 'year', is: '≥', value: '1818' });
    expect(everyRow({ ...year, type: 'date', min: '1818-01-01' }).value).toBe('1818-01-01');
    expect(everyRow(name)).toEqual({ column: 'Name', is: '=', value: 'AAL' });
    expect(everyRow({ ...year, min: null, median: null, histogram: [] })).toEqual({ column: 'year', is: 'present', value: '' });
  });

  it('sets some rows apart and leaves others, where it says what a part is', () => {
    expect(lastRows(year).value).toBe('1967');
    const earlier = { name: 'year', type: 'number', min: 1818, median: 1917, histogram: [] } as const;
    expect(lastRows(earlier).value).toBe('1917');
    expect(lastRows(name)).toEqual(everyRow(name));
  });
});
