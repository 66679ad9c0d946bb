import { type Planted, type PlantedMade, shifted } from './planted-rows.test-support';
import { series, y } from './planted-series.test-support';
import { list } from './random-tables.test-support';
import { normal } from './view.test-support';

const around = (values: readonly number[], rows: number): number[] =>
  values.map((_, row) => {
    const some = values.slice(Math.max(0, row - (rows >> 1)), row + (rows >> 1) + 1);
    return some.length < rows ? NaN : some.reduce((sum, value) => sum + value, 0) / some.length;
  });

function smoothed(values: readonly number[], share: number): number[] {
  let level = values[0] ?? 0;
  return values.map((value) => (level += share * (value - level)));
}

/** pandas' `ewm` forth, and back again. */
const bothWays = (values: readonly number[], share: number): number[] => smoothed(smoothed(values, share).reverse(), share).reverse();

/** What Fourier's transform leaves of a mean and its slowest waves. */
function slow(values: readonly number[], waves: number): number[] {
  const parts = list(waves + 1, (wave) => wave).map((wave) => {
    const turn = (2 * Math.PI * wave) / values.length;
    const share = (wave === 0 ? 1 : 2) / values.length;
    const [cos, sin] = [Math.cos, Math.sin].map((of) => values.reduce((sum, value, row) => sum + value * of(turn * row), 0) * share);
    return (row: number): number => (cos ?? 0) * Math.cos(turn * row) + (sin ?? 0) * Math.sin(turn * row);
  });
  return values.map((_, row) => parts.reduce((sum, part) => sum + part(row), 0));
}

const leak = { kind: 'future-as-past', state: 'leak' } as const;
const warning = { kind: 'future-as-past', state: 'warning' } as const;

/** Columns of windows that are made of later values in ways that are no sum of a few of them. */
export const plantedLater: readonly Planted[] = [
  { ...leak, name: 'a mean of 121 rows around each', make: (r) => long(series(r, {}), 121) },
  {
    ...leak,
    name: 'a smoother that goes forth and back',
    make: (r) => series(r, { columns: (t) => ({ a: bothWays(y(t), 0.05 + r.below(5) / 20) }) }),
  },
  { ...leak, name: 'the slow waves of the whole series', make: (r) => series(r, { columns: (t) => ({ a: slow(y(t), 12) }) }) },
  {
    ...leak,
    name: 'the greatest of the next rows',
    make: (r) => series(r, { columns: (t) => ({ a: y(t).map((_, row) => Math.max(...y(t).slice(row, row + 5))) }) }),
  },
  {
    ...leak,
    name: 'whether it is higher five rows later',
    make: (r) => series(r, { columns: (t) => ({ a: y(t).map((x, row) => ((y(t)[row + 5] ?? 0) > x ? 1 : 0)) }) }),
  },
  {
    ...leak,
    name: 'a return over the next rows',
    make: (r) => series(r, { columns: (t) => ({ y: high(y(t)), a: high(y(t)).map((x, row) => (high(y(t))[row + 3] ?? NaN) / x - 1) }) }),
  },
  {
    ...warning,
    name: 'the next return',
    make: (r) =>
      series(r, { columns: (t) => ({ y: high(y(t)), a: high(y(t)).map((x, row) => Math.log((high(y(t))[row + 1] ?? NaN) / x)) }) }),
  },
  {
    ...warning,
    name: 'the next value with a little noise',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(y(t), 1).map((x) => x + normal(r) / 40) }) }),
  },
  { ...warning, name: 'values filled on lines', make: (r) => series(r, { columns: (t) => ({ a: lines(t.a ?? [], 6) }) }) },
  {
    ...leak,
    name: 'a running total as known in advance',
    make: (r) =>
      series(r, {
        columns: (t) => ({
          k: y(t).map((_, row) =>
            y(t)
              .slice(0, row + 1)
              .reduce((sum, x) => sum + x, 0),
          ),
        }),
        windows: { known: ['k'] },
      }),
  },
  {
    ...leak,
    name: 'bands of the target as known in advance',
    make: (r) => series(r, { columns: (t) => ({ k: y(t).map((x) => Math.floor(x / 2)) }), windows: { known: ['k'] } }),
  },
  {
    ...warning,
    name: 'the days until an event',
    make: (r) => {
      const made = series(r, { spec: { task: 'binary' }, windows: { inputs: ['a', 'b'], foresight: 0, horizon: 1 } });
      const event = y(made.table).map(() => (r.below(5) === 0 ? 1 : 0));
      const until = event.map((_, row) => [...event.slice(row), 1].indexOf(1));
      return { ...made, table: { ...made.table, y: event, a: until } };
    },
  },
];

const high = (values: readonly number[]): number[] => values.map((value) => value + 200);

/** Three times as many rows, and a mean of so many around each. */
function long({ table, spec }: PlantedMade, rows: number): PlantedMade {
  const thrice = Object.fromEntries(
    Object.entries(table).map(([name, values]) => [
      name,
      [1, 1.3, 0.8].flatMap((by) => values.map((value, row) => by * value + Math.sin(row * by))),
    ]),
  );
  return { table: { ...thrice, a: around(y(thrice), rows) }, spec };
}

/** Values of every so many rows, and lines between. */
function lines(values: readonly number[], rows: number): number[] {
  return values.map((_, row) => {
    const from = row - (row % rows);
    const [before, after] = [values[from] ?? 0, values[from + rows] ?? values[from] ?? 0];
    return before + ((after - before) * (row - from)) / rows;
  });
}
