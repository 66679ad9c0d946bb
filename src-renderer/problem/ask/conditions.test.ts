import { expect, it } from 'vitest';
import { firstCondition } from './conditions';

const labels = (...names: readonly string[]) => names.map((label, index) => ({ label, count: 9 - index }));

it('a new condition is one that rows meet, so that nothing breaks before it is changed', () => {
  expect(firstCondition({ name: 'Name', type: 'text', min: null, histogram: labels('AAL', 'DAL') })).toEqual({
    ...{ column: 'Name', is: '=', value: 'AAL' },
  });
  expect(firstCondition({ name: 'rain', type: 'boolean', min: null, histogram: labels('false', 'true') }).value).toBe('false');
  expect(firstCondition({ name: 'year', type: 'number', min: 1818, histogram: labels('1818') })).toEqual({
    column: 'year',
    is: '≥',
    value: '1818',
  });
  expect(firstCondition({ name: 'day', type: 'date', min: '2013-02-08', histogram: labels('2014-01-01') }).value).toBe('2013-02-08');
  expect(firstCondition({ name: 'empty', type: 'number', min: null, histogram: [] })).toEqual({
    column: 'empty',
    is: 'present',
    value: '',
  });
});
