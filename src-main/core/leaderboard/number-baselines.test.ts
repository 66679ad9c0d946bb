import { describe, expect, it } from 'vitest';
import { DenseSamples } from '../problem/samples';
import type { Transform } from '../problem/scaling-spec';
import { applyTransform } from '../problem/transform';
import { numberBaselines } from './number-baselines';
import type { Targets } from './targets';

const series = [3, 5, 4, 8, 9, 7, 12, 10, 14, 13];
const lookBack = 2;
const transform = (kind: Transform['kind'], offset = 0, scale = 1): Transform => ({ column: 'y', kind, offset, scale });

/** Windows of two rows whose next `horizon` rows are predicted, cut from a series by hand. */
function windows(starts: readonly number[], horizon: number, how: Transform) {
  const last = (start: number): number => series[start + lookBack - 1]!;
  const of = (start: number, row: number): number => applyTransform(series[start + lookBack + row]!, how, last(start));
  const y = starts.flatMap((start) => Array.from({ length: horizon }, (_, row) => of(start, row)));
  const known = starts.map((start) => (how.kind === 'difference' ? 0 : applyTransform(last(start), how)));
  const base = how.kind === 'difference' ? Float64Array.from(starts, last) : null;
  return { y: new DenseSamples(Float32Array.from(y), horizon), known: new DenseSamples(Float32Array.from(known), 1), base };
}

const rootOf = (errors: readonly number[]) => Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

describe.each([
  ['as they stand', transform('none')],
  ['scaled', transform('min-max', 3, 9)],
  ['as logarithms', transform('log')],
  ['as differences', transform('difference', 0.5, 2)],
])('baselines of windows of numbers %s', (_, how) => {
  const [train, test] = [
    [0, 1, 2],
    [4, 5, 6],
  ];
  const targets: Targets = { train: windows(train, 2, how), test: windows(test, 2, how), transforms: [how], names: ['y'] };
  const [mean, last] = numberBaselines(targets, [2]).map(({ evaluation }) => evaluation);
  const truth = test.flatMap((start) => [series[start + 2]!, series[start + 3]!]);

  it('say the mean of the training part, in the unit of the target', () => {
    const seen = train.flatMap((start) => [series[start + 2]!, series[start + 3]!]);
    const average = seen.reduce((sum, value) => sum + value, 0) / seen.length;
    expect(mean?.kind === 'regression' && mean.rootMeanSquaredError).toBeCloseTo(rootOf(truth.map((value) => value - average)), 4);
  });

  it('say the last known value again for every row ahead', () => {
    const errors = test.flatMap((start) => [series[start + 2]! - series[start + 1]!, series[start + 3]! - series[start + 1]!]);
    expect(last?.kind === 'regression' && last.rootMeanSquaredError).toBeCloseTo(rootOf(errors), 4);
    expect(last?.kind === 'regression' && last.ahead?.[1]?.rootMeanSquaredError).toBeCloseTo(
      rootOf(errors.filter((_, index) => index % 2 === 1)),
      4,
    );
  });
});

it('has no last value where rows do not follow one another', () => {
  const y = new DenseSamples(Float32Array.of(1, 2, 3, 6), 2);
  const part = { y, known: null, base: null };
  const baselines = numberBaselines({ train: part, test: part, transforms: [], names: ['a', 'b'] }, [2]);
  expect(baselines.map(({ name }) => name)).toEqual(['Always the mean of the training part']);
  // The mean of each target on its own: 2 and 4.
  expect(baselines[0]?.evaluation).toMatchObject({ meanAbsoluteError: 1.5, loss: 2.5 });
});

it('sets the mean of the training part beside the runs of one number', () => {
  const part = (...values: readonly number[]) => ({ y: new DenseSamples(Float32Array.from(values), 1), known: null, base: null });
  const [mean] = numberBaselines({ train: part(1, 2, 3), test: part(2, 4), transforms: [], names: ['y'] }, [1]);
  expect(mean?.evaluation).toMatchObject({ meanAbsoluteError: 1, rootMeanSquaredError: Math.SQRT2, r2: -1, loss: 2 });
});
