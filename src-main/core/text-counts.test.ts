import { expect, it } from 'vitest';
import { formatCount } from './text';

it('writes counts as Intl does, and rounds what is none', () => {
  const intl = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  const counts = [0, 1, 12, 999, 1000, 1230, 12_345, 999_999, 1_000_000, 1_234_567_890, 2 ** 53 - 1, 2 ** 60, 0.4, 1234.5, NaN, Infinity];
  for (const count of counts)
    for (const signed of count === 0 ? [0] : [count, -count]) expect(formatCount(signed)).toBe(intl.format(signed));
});
