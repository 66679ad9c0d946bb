import { describe, expect, it } from 'vitest';
import type { Transform } from '../problem/scaling-spec';
import { distanceInOwnUnit, inOwnUnit } from './own-unit';

const transform = (kind: Transform['kind'], offset = 0, scale = 1): Transform => ({ column: 'y', kind, offset, scale });

describe('inOwnUnit', () => {
  it('undoes min-max, standard and robust scaling: value × scale + offset', () => {
    const transforms = [transform('min-max', 10, 40)];
    expect([...inOwnUnit(Float32Array.of(0, 0.5, 1), { transforms, size: 1, base: null })]).toEqual([10, 30, 50]);
  });

  it('undoes a logarithm that was scaled', () => {
    const transforms = [transform('log', 1, 2)];
    const [own] = inOwnUnit([0.5], { transforms, size: 1, base: null });
    expect(own).toBeCloseTo(Math.exp(2), 12);
  });

  it('adds what a difference counts from, every target from its own', () => {
    const transforms = [transform('difference', 0, 10), transform('none')];
    const base = Float64Array.of(100, 7, 200, 8);
    // Two samples of two predicted rows of two targets each: the first is a difference, the second stands as it is.
    const own = inOwnUnit([0.1, 5, -0.2, 6, 0.3, 9, 0, 10], { transforms, size: 4, base });
    expect([...own].map((value) => Number(value.toFixed(9)))).toEqual([101, 5, 98, 6, 203, 9, 200, 10]);
  });

  it('takes a base of its own for every step', () => {
    const base = Float64Array.of(1, 2, 3, 4);
    expect([...inOwnUnit([10, 10, 10, 10], { transforms: [transform('difference')], size: 2, base })]).toEqual([11, 12, 13, 14]);
  });

  it('leaves numbers without a transform as they are', () => {
    expect([...inOwnUnit(Float32Array.of(0.5, 2), { transforms: [], size: 2, base: null })]).toEqual([0.5, 2]);
  });
});

describe('distanceInOwnUnit', () => {
  it('is the distance of the values themselves', () => {
    const base = Float64Array.of(50);
    for (const kind of ['none', 'min-max', 'standard', 'robust', 'log', 'difference'] as const) {
      const transforms = [transform(kind, 0.25, 3)];
      const [a, b] = [0.75, -0.5].map((value) => inOwnUnit([value], { transforms, size: 1, base })[0]!);
      expect(distanceInOwnUnit(0.75, -0.5, 0, transforms)).toBeCloseTo(Math.abs(a! - b!), 9);
    }
  });
});
