import { type Planted, shifted } from './planted-rows.test-support';
import { series, y } from './planted-series.test-support';

/** Means of so many rows around each, of as many as there are at the ends where these are to be filled. */
const centred = (values: readonly number[], rows: number, ends: boolean): number[] =>
  values.map((_, row) => {
    const around = values.slice(Math.max(0, row - (rows >> 1)), row + (rows >> 1) + 1);
    return around.length < rows && !ends ? NaN : around.reduce((sum, value) => sum + value, 0) / around.length;
  });

const rounded = (values: readonly number[], decimals: number): number[] => values.map((value) => Number(value.toFixed(decimals)));

/** Columns that mix values of the target, of rows before and after their own. */
export const plantedMixed: readonly Planted[] = [
  ...[3, 5, 7, 21].map((rows): Planted => ({
    name: `a mean of ${rows} rows around each`,
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: centred(y(t), rows, r.below(2) === 0) }) }),
  })),
  {
    name: 'a rounded mean of the rows around each',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: rounded(centred(y(t), 3 + 2 * r.below(3), true), 2 + r.below(3)) }) }),
  },
  {
    name: 'a copy that was smoothed by weights',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: centred(centred(y(t), 3, true), 5, true).map((x) => 2 * x - 7) }) }),
  },
  {
    name: 'a sum with a later value',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => {
      const by = 1 + r.below(6);
      return series(r, {
        columns: (t) => ({ a: shifted(y(t), by).map((x, row) => x + (y(t)[row] ?? NaN)) }),
        windows: { foresight: r.below(4) },
      });
    },
  },
  {
    name: 'a step to the next value, which may be what the target is reckoned from',
    kind: 'future-as-past',
    state: 'warning',
    make: (r) => series(r, { columns: (t) => ({ a: y(t).map((x, row) => ((y(t)[row + 1] ?? x + 0.125) - x) * 3) }) }),
  },
  {
    name: 'a step to the next value, which lacks its last row',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: y(t).map((x, row) => (y(t)[row + 1] ?? NaN) - x) }) }),
  },
  {
    name: 'a copy whose gaps were filled on a line',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) =>
      series(r, {
        columns: (t) => {
          const missing = y(t).map((x, row) => (row > 0 && row + 1 < y(t).length && row % 9 === 4 ? NaN : x));
          const filled = missing.map((x, row) => (Number.isNaN(x) ? ((missing[row - 1] ?? 0) + (missing[row + 1] ?? 0)) / 2 : x));
          return { y: missing, a: r.below(2) === 0 ? filled : rounded(filled, 3) };
        },
      }),
  },
  {
    name: 'a mean of the last rows as known in advance',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) =>
      series(r, {
        columns: (t) => ({ k: shifted(centred(y(t), 5, false), -2) }),
        windows: { known: ['k'], foresight: r.below(3) },
      }),
  },
];
