import { expect, it } from 'vitest';
import { applyTransform, undoTransform } from './transform';
import { scalings } from './scaling-spec';

it('every scaling is undone by its own figures, to rounding', () => {
  for (const kind of scalings) {
    const [offset, scale] = kind === 'none' || kind === 'log' || kind === 'difference' ? [0, 1] : [12.75, 37.9];
    const transform = { column: 'y', kind, offset, scale };
    for (const raw of [1e-3, 1, 40.25, 1e6]) expect(undoTransform(applyTransform(raw, transform, 7), transform, 7)).toBeCloseTo(raw, 6);
  }
});

it('an answer whose power of e no number holds leaves an error that is a number', () => {
  const log = { column: 'y', kind: 'log', offset: 0, scale: 1 } as const;
  for (const answer of [89, 710, 1e30]) {
    const value = undoTransform(answer, log);
    expect(value).toBe(3.4028234663852886e38);
    expect(Number.isFinite(value ** 2)).toBe(true);
  }
  expect(undoTransform(88, log)).toBe(Math.exp(88));
});
