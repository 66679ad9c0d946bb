import { describe, expect, it } from 'vitest';
import { calendarValue } from './calendar';
import { fillForward, fillInterpolated } from './fill';
import type { Scaling } from './scaling-spec';
import { applyTransform, undoTransform } from './transform';
import { TransformFit } from './transform-fit';

const gap = NaN;
const after = (fill: typeof fillForward, values: readonly number[], from = 0, to = values.length, step = 1): readonly number[] => {
  const filled = Float64Array.from(values);
  fill(filled, from, to, step);
  return [...filled];
};

describe('missing values', () => {
  it('are the last one before, and stay missing where there is none', () => {
    expect(after(fillForward, [gap, 1, gap, gap, 4, gap])).toEqual([gap, 1, 1, 1, 4, 4]);
  });

  it('lie on a line between those around, and are the nearest one at an end', () => {
    expect(after(fillInterpolated, [gap, 1, gap, gap, 4, gap])).toEqual([1, 1, 2, 3, 4, 4]);
    expect(after(fillInterpolated, [gap, gap])).toEqual([gap, gap]);
    expect(after(fillInterpolated, [gap, 3, gap])).toEqual([3, 3, 3]);
  });

  it('are filled within their series, and feature by feature', () => {
    expect(after(fillForward, [1, gap, gap, 5, gap], 2, 5)).toEqual([1, gap, gap, 5, 5]);
    expect(after(fillInterpolated, [1, 10, gap, gap, 3, 30], 1, 6, 2)).toEqual([1, 10, gap, 20, 3, 30]);
  });
});

describe('a transform', () => {
  const raw = [3, 8.5, 0.25, 12, 8.5];

  it.each(['none', 'min-max', 'standard', 'robust', 'log', 'difference', 'divide-255'] satisfies Scaling[])(
    '%s is undone to what it was',
    (kind) => {
      const fit = new TransformFit(kind);
      for (const value of raw) fit.add(value);
      const transform = fit.result('price');
      for (const value of raw) expect(undoTransform(applyTransform(value, transform, 2), transform, 2)).toBeCloseTo(value, 12);
    },
  );

  it('takes the logarithm, the difference from the value before, and pixels by 255', () => {
    expect(applyTransform(Math.E, { column: 'a', kind: 'log', offset: 0, scale: 1 })).toBe(1);
    expect(applyTransform(12, { column: 'a', kind: 'difference', offset: 0, scale: 1 }, 9.5)).toBe(2.5);
    expect(applyTransform(51, new TransformFit('divide-255').result('a'))).toBe(0.2);
  });

  it('passes missing values over, and a constant is only shifted', () => {
    const fit = new TransformFit('robust');
    for (const value of [NaN, 4, 4, NaN]) fit.add(value);
    expect(fit.result('a')).toEqual({ column: 'a', kind: 'robust', offset: 4, scale: 1 });
    expect([fit.mean, new TransformFit('standard').mean]).toEqual([4, NaN]);
  });
});

describe('the calendar', () => {
  it('is that of JavaScript’s Date in UTC, before 1970 too', () => {
    for (let moment = Date.UTC(1899, 1, 27, 22); moment < Date.UTC(2030, 0); moment += 86_400_000 * 37 + 3_600_000 * 5) {
      const date = new Date(moment);
      const expected = [date.getUTCHours(), date.getUTCDay() || 7, date.getUTCMonth() + 1];
      expect((['hour', 'weekday', 'month'] as const).map((feature) => calendarValue(moment, feature))).toEqual(expected);
    }
  });
});
