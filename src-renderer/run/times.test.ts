import { expect, it } from 'vitest';
import { timeFormat } from './times';

const written = (seconds: readonly number[]) => seconds.map(timeFormat(seconds));

it('times of a column have one number of decimals', () => {
  expect(written([0.07, 20.42, 5])).toEqual(['0.07 s', '20.42 s', '5.00 s']);
  expect(written([12, 34.56])).toEqual(['12.0 s', '34.6 s']);
});

it('minutes are written as such', () => expect(written([12, 245])).toEqual(['12.0 s', '4 min 05 s']));
