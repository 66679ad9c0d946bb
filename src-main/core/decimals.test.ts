import { describe, expect, it } from 'vitest';
import { commonTail, decimalText, padding, tailOf } from './decimals';

/** Numbers as they come out of files and formulas, the same ones every time. */
function numbers(count: number): readonly number[] {
  let state = 7;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    const share = state / 2_147_483_647;
    const sign = state % 2 === 0 ? 1 : -1;
    return (sign * Math.round(share * 1e6)) / 10 ** (state % 7) + (state % 5 === 0 ? share : 0);
  });
}

describe('the text of a number', () => {
  it.each([
    [12.5, '12.5'],
    [-0.001, '-0.001'],
    [1_508_284_800.25, '1508284800.25'],
    [1996, '1996'],
    [0.1 + 0.2, '0.30000000…'],
    [1 / 3, '0.33333333…'],
    [2 / 3, '0.66666666…'],
    [1000 / 3, '333.33333…'],
    [-0.001 / 3, '-0.00033333333…'],
    [123_456_789_012.125, '123456789012.1…'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
    [Number.NaN, 'NaN'],
  ])('of %s is %s', (value, text) => expect(decimalText(value)).toBe(text));

  it('is the value itself, or begins as the value does and says that there is more', () => {
    for (const value of numbers(2000)) {
      const text = decimalText(value);
      if (text.endsWith('…')) expect(String(value).startsWith(text.slice(0, -1)), text).toBe(true);
      else expect(Number(text)).toBe(value);
    }
  });
});

describe('the common tail', () => {
  it.each([
    [['12', '12.5', '7.25'], { decimals: 2, cut: false }],
    [['1', '2', '—'], { decimals: 0, cut: false }],
    [['0.333…', '0.5'], { decimals: 3, cut: true }],
    [['1,230.5', '−2'], { decimals: 1, cut: false }],
    [[], { decimals: 0, cut: false }],
  ])('of %j is %j', (texts, tail) => expect(commonTail(texts)).toEqual(tail));

  it('leaves out a few that are much longer than all others', () => {
    const tenths = Array.from({ length: 99 }, (_, index) => String(index / 10));
    expect(commonTail([...tenths, '74.30000000…'])).toEqual({ decimals: 1, cut: false });
    expect(commonTail([...tenths, '74.305'])).toEqual({ decimals: 3, cut: false });
  });
});

describe('what fills up', () => {
  it('puts every point at the same place, and leaves the text as it is', () => {
    const texts = numbers(500).map(decimalText);
    const common = commonTail(texts);
    for (const text of texts.filter((each) => (tailOf(each)?.decimals ?? 99) <= common.decimals)) {
      const filled = text + padding(text, common);
      const behind = filled.slice(filled.indexOf('.') + 1).replace('…', '').length;
      expect([behind, filled.includes('…')], text).toEqual([common.decimals, common.cut]);
    }
  });

  it('is nothing for what has no point, and for what is longer than common', () => {
    const common = { decimals: 2, cut: false };
    expect(['—', '1e-7', '0.125', '0.12'].map((text) => padding(text, common))).toEqual(['', '', '', '']);
    expect(['7', '7.5'].map((text) => padding(text, common))).toEqual(['.00', '0']);
  });
});
