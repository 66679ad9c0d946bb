import { expect, it } from 'vitest';
import { targetLine } from './target-line';

const number = { order: '', isClass: false };

it('shows a target twice only where the model gets another number than the table has', () => {
  expect(targetLine({ ...number, raw: 0.96217, y: Math.fround(0.96217) }).model).toBeNull();
  expect(targetLine({ ...number, raw: 14.75, y: -1.14 })).toMatchObject({ raw: '14.75', model: '-1.140' });
});

it('says which class a label is, unless the label says so itself', () => {
  expect(targetLine({ raw: 'high', y: 2, order: '', isClass: true }).model).toBe('class 2');
  expect(targetLine({ raw: '1', y: 1, order: '', isClass: true }).model).toBeNull();
});

it('writes the moment as the table beside it does', () => {
  expect(targetLine({ ...number, raw: 1, y: 1, order: '0.30000000000000004' }).when).toBe('0.30000000…');
  expect(targetLine({ ...number, raw: 1, y: 1, order: '2013-02-22' }).when).toBe('2013-02-22');
});
