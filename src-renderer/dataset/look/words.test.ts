import { describe, expect, it } from 'vitest';
import { correlationText, memoryWords, sameWords } from './words';

describe('a correlation in words', () => {
  it('is not rounded up to a one that it is not', () => {
    expect([correlationText(0.99987, 3), correlationText(0.996), correlationText(1), correlationText(-0.9999)]).toEqual([
      '0.999',
      '0.99',
      '1.00',
      '−0.99',
    ]);
    expect([correlationText(0.456), correlationText(-0.454), correlationText(-0.001)]).toEqual(['0.46', '−0.45', '0.00']);
  });

  it('has three digits in the table, as the warning has', () => {
    expect([0.9991, -0.995, 0.5, 1].map((r) => correlationText(r, 3))).toEqual(['0.999', '−0.995', '0.500', '1.000']);
  });

  it('names the columns that say the same, the closest pair first, and no others', () => {
    const r = [
      [1, 0.9991, 0.3],
      [0.9991, 1, -0.9997],
      [0.3, -0.9997, 1],
    ];
    expect(sameWords({ columns: ['high', 'low', 'depth'], r, rows: [] })).toEqual([
      'low and depth correlate at −0.999: they say nearly the same.',
      'high and low correlate at 0.999: they say nearly the same.',
    ]);
    expect(
      sameWords({
        columns: ['a', 'b'],
        r: [
          [1, null],
          [null, 1],
        ],
        rows: [],
      }),
    ).toEqual([]);
  });
});

describe('the memory of a column in words', () => {
  const words = (r: readonly number[], band = 0.1): string => memoryWords({ column: 'y', rows: 400, r, band });

  it('says how far it reaches, and whether it comes back', () => {
    expect(words([1, 0.05, 0.02])).toMatch(/looks like chance/);
    expect(words([1, -0.9, 0.95, -0.8])).toBe(
      'The next row does not go the same way as this one, but 2 rows later they go together (0.95).',
    );
    expect(words([1, 0.5, 0.05, 0])).toBe('The next row goes together with this one more than chance would have it.');
    expect(words([1, 0.8, 0.3, 0.02, -0.5, 0.1, 0.7, 0.4])).toBe(
      'The next 2 rows go together with this one more than chance would have it. It comes back at 6 rows (0.70), as a period would.',
    );
    expect(words([1, 0.9, 0.8])).toMatch(/^Up to 2 rows later/);
    expect(words([])).toMatch(/does not vary/);
  });
});
