import type { ProblemSpecInput } from '../problem';
import type { RandomStream } from '../random';
import { type Planted, type PlantedMade, shifted } from './planted-rows.test-support';
import { randomSeries } from './random-tables.test-support';
import type { AuditView } from './view';
import { normal, type Table } from './view.test-support';

type Windows = NonNullable<ProblemSpecInput['windows']>;

interface SeriesChange {
  readonly columns?: (table: Table) => Table;
  readonly windows?: Partial<Windows>;
  readonly spec?: Partial<ProblemSpecInput>;
  readonly more?: Partial<AuditView>;
}

/** Walks, of which no part is told by another. */
export function series(random: RandomStream, { columns = () => ({}), windows = {}, spec = {}, more = {} }: SeriesChange): PlantedMade {
  const made = randomSeries(random);
  const rows = made.table.y?.length ?? 0;
  const walk = (): number[] => {
    let value = 50;
    return Array.from({ length: rows }, () => (value = Math.round((value + normal(random)) * 1000) / 1000));
  };
  const table = { y: walk(), a: walk(), b: walk(), day: made.table.day ?? [] };
  const base: Windows = {
    ...made.spec.windows,
    inputs: ['y', 'a', 'b'],
    lookBack: 8,
    foresight: 0,
    horizon: 1,
    stride: 1,
    ...windows,
  };
  return { table: { ...table, ...columns(table) }, spec: { ...made.spec, windows: base, ...spec }, more };
}

/** Of the target. */
export const y = ({ y: values = [] }: Table): readonly number[] => values;
const atRandom: Partial<ProblemSpecInput> = { split: { method: 'random', test: 0.2, validation: 0.2 } };

const gap = (values: readonly number[], from: number, to: number): number[] =>
  values.map((value, row) => (row >= from && row < to ? NaN : value));

/** The second half of the rows is the first once more, in this or in another series. */
function copied(random: RandomStream, twoSeries: boolean): PlantedMade {
  const { table, spec } = series(random, {});
  const half = Math.floor((table.y?.length ?? 0) / 2);
  const twice = (values: readonly number[]): number[] => [...values.slice(0, half), ...values.slice(0, half)];
  const copy = Object.fromEntries(Object.entries(table).map(([name, values]) => [name, twice(values)]));
  const order = Float64Array.from({ length: half * 2 }, (_, row) => (row < half ? 0 : 1));
  return {
    table: copy,
    spec: { ...spec, split: { method: 'chronological', test: 0.3, validation: 0.1 } },
    more: twoSeries ? { series: Uint32Array.from(order) } : {},
  };
}

export const plantedInSeries: readonly Planted[] = [
  {
    name: 'a file that was appended to itself',
    kind: 'same-row',
    state: 'leak',
    make: (r) => copied(r, false),
    mends: 'nothing',
  },
  {
    name: 'a series that is there under two names',
    kind: 'same-row',
    state: 'leak',
    make: (r) => copied(r, true),
    mends: 'nothing',
  },
  {
    name: 'an input that is the target to come',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(y(t), 1 + r.below(6)).map((x) => 3 * x) }) }),
  },
  {
    name: 'an input that is the logarithm of the target to come',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(y(t), 1 + r.below(6)).map((x) => Number(Math.log(x + 100).toFixed(6))) }) }),
  },
  {
    name: 'an input that falls where the target to come rises, and is rounded',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(y(t), 1).map((x) => Number((-((x + 100) ** 3) / 1e5).toFixed(1))) }) }),
  },
  {
    name: 'the square of the target as known in advance',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ k: y(t).map((x) => (x + 200) ** 4) }), windows: { known: ['k'] } }),
  },
  {
    name: 'an input that looks ahead, but not as far as the target',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(y(t), 1 + r.below(4)) }), windows: { foresight: 5 } }),
  },
  {
    name: 'the target as known in advance',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { windows: { known: ['y'] } }),
  },
  {
    name: 'a copy of the target as known in advance',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ k: y(t).map((x) => x / 10) }), windows: { known: ['day', 'k'] } }),
  },
  {
    name: 'a value after the window as known in advance',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ k: shifted(y(t), r.below(8) - 3) }), windows: { known: ['k'], foresight: 3 } }),
  },
  {
    name: 'almost the target as known in advance',
    kind: 'future-as-past',
    state: 'warning',
    make: (r) => series(r, { columns: (t) => ({ k: y(t).map((x) => x + normal(r) / 50) }), windows: { known: ['k'] } }),
  },
  {
    name: 'an input that lacks its last rows and is another one later',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: shifted(t.b ?? [], 2) }) }),
  },
  {
    name: 'an input that is another one later, or the other an earlier one',
    kind: 'future-as-past',
    state: 'warning',
    make: (r) => series(r, { columns: ({ b = [] }) => ({ a: [...b.slice(2), 1.5, 2.5], b }) }),
  },
  {
    name: 'gaps filled from ahead',
    kind: 'future-as-past',
    state: 'leak',
    make: (r) => series(r, { columns: (t) => ({ a: gap(t.a ?? [], 30, 33) }), spec: { missing: 'interpolate' } }),
  },
  {
    name: 'gaps filled over a border',
    kind: 'fitted-beyond-training',
    state: 'leak',
    make: (r) =>
      series(r, {
        columns: ({ a = [] }) => ({ a: gap(a, Math.round(a.length / 2) - 2, Math.round(a.length / 2) + 1) }),
        spec: { missing: 'interpolate' },
      }),
  },
  { name: 'overlapping windows at random', kind: 'random-over-order', state: 'leak', make: (r) => series(r, { spec: atRandom }) },
  { name: 'windows that share rows', kind: 'shared-rows', state: 'leak', make: (r) => series(r, { spec: atRandom }) },
  {
    name: 'windows side by side at random',
    kind: 'random-over-order',
    state: 'warning',
    make: (r) => series(r, { spec: atRandom, windows: { stride: 9 } }),
  },
  {
    name: 'scaling of windows at random',
    kind: 'fitted-beyond-training',
    state: 'warning',
    make: (r) => series(r, { spec: { ...atRandom, scaling: 'standard' } }),
  },
  { name: 'windows without a split', kind: 'shared-rows', state: 'leak', make: (r) => series(r, { spec: { split: { method: 'none' } } }) },
  {
    name: 'scaling without a split',
    kind: 'fitted-beyond-training',
    state: 'warning',
    make: (r) => series(r, { spec: { split: { method: 'none' }, scaling: 'min-max' } }),
  },
  {
    name: 'days that are there twice',
    kind: 'same-row',
    state: 'leak',
    mends: 'elsewhere',
    make: (r) =>
      series(r, {
        columns: (t) =>
          Object.fromEntries(
            ['y', 'a', 'b', 'day', 'when'].map((name) => {
              const values = t[name] ?? y(t).map((_, row) => row);
              const border = Math.round(values.length / 2);
              return [name, values.map((value, row) => (row >= border && row < border + 5 ? (values[row - 5] ?? 0) : value))];
            }),
          ),
        more: { clock: 'when' },
      }),
  },
];
