import { describe, expect, it } from 'vitest';
import { evenFormat } from './even-format';
import { formatNumber } from './text';

describe('one number of decimals for all', () => {
  const even = (values: readonly number[]) => values.map(evenFormat(values, formatNumber));

  it.each([
    [
      [6.19, 5.534, 12],
      ['6.190', '5.534', '12.000'],
    ],
    [
      [0.109, 0.0468],
      ['0.1090', '0.0468'],
    ],
    [
      [0.242, -0.00464, -0.000012],
      ['0.2420', '-0.0046', '0.0000'],
    ],
    [
      [0.00123, 0.001],
      ['0.00123', '0.00100'],
    ],
    [
      [3521.25, 3498],
      ['3,521.25', '3,498.00'],
    ],
    [
      [1.5e-24, 0],
      [`0.${'0'.repeat(20)}`, `0.${'0'.repeat(20)}`],
    ],
    [
      [7.686023699405893e24, 93.597, 14.4, -3.077e44],
      ['7.686e+24', '93.597', '14.400', '-3.077e+44'],
    ],
    [
      [4, 5],
      ['4', '5'],
    ],
  ])('of %j gives %j', (values, texts) => expect(even(values)).toEqual(texts));
});
