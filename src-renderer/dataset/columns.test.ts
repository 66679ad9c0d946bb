import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../../src-main/core/dataset/dataset';
import { columnEdges, columnsAt, otherValues, quantiles } from './columns';

function column(name: string, min: number | string | null = -12, max: number | string | null = 34): ColumnProfile {
  return { name, type: 'number', integer: true, missing: 0, distinct: 40, min, median: 3, max, histogram: [] };
}

describe('columnEdges', () => {
  it('has one edge more than columns, each further right than the one before', () => {
    const edges = columnEdges([column('M1'), column('a rather long name'), column('W')]);
    expect(edges).toHaveLength(4);
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
  });

  it('gives a long name or value more room, within bounds', () => {
    const [, short = 0, long = 0, endless = 0] = columnEdges([
      column('M1'),
      column('temperature outside'),
      column('x', 0, '9'.repeat(400)),
    ]);
    expect(long - short).toBeGreaterThan(short);
    expect(endless - long).toBe(240);
  });
});

it('shows a day as a whole, and what it is called', () => {
  const [, end = 0] = columnEdges([{ ...column('date', '2014-05-26', '2018-01-24'), type: 'date' }]);
  // Ten letters of 8.6 pixels at most, in the table's own type, and the room beside them.
  expect(end).toBeGreaterThanOrEqual(10 * 8.6 + 24);
});

describe('what is told of a column', () => {
  it('is its quantiles in their order, without the quartiles that a dataset of an earlier version does not have', () => {
    expect(quantiles({ ...column('M1'), quartiles: [-2, 9.5] })).toEqual([
      ['Min', -12],
      ['25 %', -2],
      ['Median', 3],
      ['75 %', 9.5],
      ['Max', 34],
    ]);
    expect(quantiles(column('M1')).map(([name]) => name)).toEqual(['Min', 'Median', 'Max']);
    expect(quantiles(column('name', null, null))).toEqual([]);
  });

  it('says how many values are not listed, and calls none of them rarer than it is', () => {
    const days = { ...column('day'), histogram: [3, 3].map((count) => ({ label: String(count), count })) };
    expect(otherValues({ ...days, distinct: 1237 })).toBe('and 1,235 other values, none more often than 3 times');
    expect(otherValues({ ...days, histogram: [{ label: 'a', count: 1 }], distinct: 9, distinctIsEstimate: true })).toBe(
      'and about 8 other values, each once',
    );
    expect(otherValues({ ...days, distinct: 2 })).toBeNull();
  });
});

describe('columnsAt', () => {
  const edges = Array.from({ length: 1001 }, (_, index) => index * 100);

  it('draws a few of a thousand columns', () => {
    expect(columnsAt(edges, 0, 800)).toEqual({ first: 0, end: 10 });
    expect(columnsAt(edges, 50_030, 800)).toEqual({ first: 499, end: 510 });
  });

  it('ends with the last column', () => {
    expect(columnsAt(edges, 99_200, 800)).toEqual({ first: 991, end: 1000 });
  });

  it('is empty without columns', () => {
    expect(columnsAt([0], 0, 800)).toEqual({ first: 0, end: 0 });
  });
});
