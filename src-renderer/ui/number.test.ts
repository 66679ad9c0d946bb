import { describe, expect, it } from 'vitest';
import { parseNumber, parseSizes, sizesText } from './number';

describe('a number that was typed', () => {
  it.each([
    ['0,5', false, 0.5],
    [' 12 ', true, 12],
    ['1.5', true, null],
    ['', false, null],
    ['ten', false, null],
  ])('%j is %s', (text, integer, wanted) => expect(parseNumber(text, integer)).toBe(wanted));
});

describe('sizes that were typed', () => {
  it.each([
    ['3 × 5', 2, [3, 5]],
    ['3x5', 2, [3, 5]],
    ['3, 5', 2, [3, 5]],
    ['3', 2, [3, 3]],
    ['28 28 1', null, [28, 28, 1]],
    ['-1 × 4', null, [-1, 4]],
    ['3 × 5 × 2', 2, null],
    ['1 × 2 × 3 × 4', null, null],
    ['3 by 5', 2, null],
    ['', 2, null],
  ] as const)('%j with %s axes is %j', (text, axes, wanted) => expect(parseSizes(text, axes)).toEqual(wanted));

  it('are shown as they are typed', () => expect(parseSizes(sizesText([7, 9]), 2)).toEqual([7, 9]));
});
