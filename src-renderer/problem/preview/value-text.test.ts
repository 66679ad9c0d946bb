import { expect, it } from 'vitest';
import { valueText } from './value-text';

it('gives numbers of one kind the same number of decimals', () => {
  expect([0.324, -0.00431, 0].map((value) => valueText(value, 0.324))).toEqual(['0.3240', '-0.0043', '0.0000']);
  expect([54.64, 7.5].map((value) => valueText(value, 54.64))).toEqual(['54.64', '7.50']);
  expect(valueText(12_345.678, 12_345.678)).toBe('12346');
});

it('writes whole numbers as they are', () => {
  expect([valueText(7, 12), valueText(-3, 12), valueText(0, 0)]).toEqual(['7', '-3', '0']);
});
