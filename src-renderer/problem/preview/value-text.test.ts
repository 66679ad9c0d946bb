import { describe, expect, it } from 'vitest';
import { sharedDecimals, valueText } from './value-text';

it('gives numbers of one kind the same number of decimals', () => {
  expect([0.324, -0.00431, 0].map((value) => valueText(value, 0.324))).toEqual(['0.3240', '-0.0043', '0.0000']);
  expect([54.64, 7.5].map((value) => valueText(value, 54.64))).toEqual(['54.64', '7.50']);
  expect(valueText(12_345.678, 12_345.678)).toBe('12346');
});

describe('the decimals of a feature', () => {
  it.each([
    ['whole numbers', [7, -12, 0], 0],
    ['halves among whole numbers', [7, 12.5, 0], 1],
    ['prices, of 32 bits', [51.23, 7.4, 100.25].map(Math.fround), 2],
    ['scaled values', [0.32416105, -0.5, 1].map(Math.fround), 3],
    ['small values', [0.00032416105, -0.0005], 7],
    ['five figures, of 32 bits', [12_345.678_9], 3],
    ['none', [], 0],
  ])('of %s', (_, values, wanted) => expect(sharedDecimals(values)).toBe(wanted));
});

it('writes whole numbers as they are', () => {
  expect([valueText(7, 12), valueText(-3, 12), valueText(0, 0)]).toEqual(['7', '-3', '0']);
});
