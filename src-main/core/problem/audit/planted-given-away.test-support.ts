import { type Planted, withStep } from './planted-rows.test-support';
import type { RandomStream } from '../random';
import { list, type Made, randomRows } from './random-tables.test-support';
import { normal } from './view.test-support';

const target = 'target-among-inputs';
const fitted = 'fitted-beyond-training';

/** Mean of the values of each group. */
function meansOf(groups: readonly number[], values: readonly number[]): number[] {
  const of = (group: number): readonly number[] => values.filter((_, row) => groups[row] === group);
  const known = new Map([...new Set(groups)].map((group) => [group, of(group).reduce((sum, value) => sum + value, 0) / of(group).length]));
  return groups.map((group) => known.get(group) ?? NaN);
}

const rankOf = (values: readonly number[]): number[] => values.map((value) => values.filter((other) => other < value).length);

/** A first step that something was done to over the whole file. */
function treated(random: RandomStream, of: (values: readonly number[]) => readonly number[]): Made {
  const { table, spec } = randomRows(random);
  return { table: { ...table, x1: of(table.x1 ?? []) }, spec };
}

/** Columns of rows that give the answer away without being a copy of it, or that were made over all rows. */
export const plantedGivenAway: readonly Planted[] = [
  {
    name: 'tenths of the target',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => rankOf(v).map((x) => Math.floor((10 * x) / v.length))),
  },
  {
    name: 'the target with typing errors',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => v.map((x, row) => (row % 40 === 7 ? x + normal(r) : x))),
  },
  {
    name: 'the target where it was paid',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => v.map((x, row) => (row % 2 === 0 ? x : 0))),
  },
  {
    name: 'the mean target of a category',
    kind: target,
    state: 'leak',
    make: (r) =>
      withStep(r, 'number', (v) =>
        meansOf(
          v.map(() => r.below(9)),
          v,
        ),
      ),
  },
  {
    name: 'the mean target of a category, drawn to that of all',
    kind: target,
    state: 'leak',
    make: (r) =>
      withStep(r, 'number', (v) => {
        const groups = v.map(() => r.below(9));
        const all = v.reduce((sum, x) => sum + x, 0) / v.length;
        const rows = (group: number): number => groups.filter((each) => each === group).length;
        return meansOf(groups, v).map((mean, row) => (mean * rows(groups[row] ?? 0) + 10 * all) / (rows(groups[row] ?? 0) + 10));
      }),
  },
  {
    name: 'the share of yes in a category',
    kind: target,
    state: 'leak',
    make: (r) =>
      withStep(r, 'binary', (v) =>
        meansOf(
          v.map(() => r.below(9)),
          v,
        ),
      ),
  },
  {
    name: 'an amount that is there after the event',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'binary', (v) => v.map((x) => (x === 1 ? 5 + r.below(9000) / 100 : 0))),
  },
  {
    name: 'a reason that is there after the event',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'binary', (v) => v.map((x) => (x === 1 ? 1 + r.below(3) : NaN))),
  },
  {
    name: 'a number in the order of the answer',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'binary', (v) => v.map((x, row) => 1000 * x + row)),
  },
  {
    name: 'one class as 0 and 1',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'classes', (v) => v.map((x) => (x === 2 ? 1 : 0))),
  },
  {
    name: 'a code that is finer than the class',
    kind: target,
    state: 'warning',
    make: (r) => withStep(r, 'classes', (v) => v.map((x) => 10 * x + r.below(2))),
  },
  {
    name: 'a price times a number',
    kind: target,
    state: 'warning',
    make: (r) => {
      const { table, spec } = withStep(r, 'number', (v) => v.map(() => 1 + r.below(10_000) / 100));
      const count = list(table.y?.length ?? 0, () => 1 + r.below(20));
      const amount = (table.z ?? []).map((price, row) => Number((price * (count[row] ?? 0)).toFixed(2)));
      return { table: { ...table, count, y: amount }, spec: { ...spec, steps: [...(spec.steps ?? []), 'count'] } };
    },
  },
  {
    name: 'ranks over the file',
    kind: fitted,
    state: 'warning',
    make: (r) => treated(r, (v) => rankOf(v.map((x, row) => x + row / 1e9)).map((x) => (x + 1) / v.length)),
  },
  {
    name: 'gaps filled with the mean over the file',
    kind: fitted,
    state: 'warning',
    make: (r) =>
      treated(r, (v) => {
        const there = v.filter((_, row) => row % 6 !== 0);
        const mean = there.reduce((sum, x) => sum + x, 0) / there.length;
        return v.map((x, row) => (row % 6 === 0 ? mean : x));
      }),
  },
  {
    name: 'quartiles one apart over the file',
    kind: fitted,
    state: 'warning',
    make: (r) =>
      treated(r, (v) => {
        const sorted = v.toSorted((a, b) => a - b);
        const at = (share: number): number => {
          const place = (sorted.length - 1) * share;
          const low = sorted[Math.floor(place)] ?? 0;
          return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place % 1);
        };
        return v.map((x) => (x - at(0.5)) / (at(0.75) - at(0.25)));
      }),
  },
];
