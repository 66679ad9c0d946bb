import { expect, it } from 'vitest';
import { orderText } from './order-text';

it.each([
  [Date.UTC(2013, 1, 8), 'day', '2013-02-08'],
  [Date.UTC(2013, 1, 8), 'date', '2013-02-08T00:00:00'],
  [Date.UTC(2013, 1, 8, 17, 30, 5, 250), 'date', '2013-02-08T17:30:05.250'],
  [0.1, 'number', '0.1'],
  [NaN, 'day', ''],
] as const)('shows %d, a %s, as %s', (place, kind, text) => {
  expect(orderText(place, kind)).toBe(text);
});
