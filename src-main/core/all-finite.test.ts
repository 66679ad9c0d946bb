import { expect, it } from 'vitest';
import { allFinite } from './all-finite';

it.each([NaN, Infinity, -Infinity])('%s among finite values is found wherever it stands', (value) => {
  for (let place = 0; place < 5; place++) {
    const values = Float64Array.of(0, -0, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE);
    expect(allFinite(values)).toBe(true);
    values[place] = value;
    expect(allFinite(values)).toBe(false);
    expect(allFinite(Float32Array.from(values.map((each) => Math.fround(each / 1e300))))).toBe(false);
  }
});

it('nothing is finite', () => {
  expect(allFinite(new Float32Array(0))).toBe(true);
});
