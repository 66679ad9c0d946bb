import type { AuditKind, AuditState } from '../audit';
import type { ProblemSpecInput } from '../problem';
import type { RandomStream } from '../random';
import { type Made, randomRows } from './random-tables.test-support';
import type { AuditView } from './view';
import { normal } from './view.test-support';

export interface PlantedMade extends Made {
  readonly more?: Partial<AuditView>;
}

export interface Planted {
  readonly name: string;
  readonly kind: AuditKind;
  readonly state: AuditState;
  readonly make: (random: RandomStream) => PlantedMade;
  /** `elsewhere`: the button needs the real plan, which is tested where that is. */
  readonly mends?: 'elsewhere' | 'nothing';
}

export const shifted = (values: readonly number[], by: number): number[] => values.map((_, row) => values[row + by] ?? NaN);

/** Adds a column to the steps of a table of rows whose target is a number, or some classes. */
export function withStep(random: RandomStream, task: ProblemSpecInput['task'], of: (y: readonly number[]) => readonly number[]): Made {
  let made = randomRows(random);
  while (made.spec.task !== task || !isBalanced(made)) made = randomRows(random);
  const table = { ...made.table, z: of(made.table.y ?? []) };
  return { table, spec: { ...made.spec, steps: [...(made.spec.steps ?? []), 'z'] } };
}

/** Of two classes, neither so seldom that a column like it could be chance. */
function isBalanced({ table, spec }: Made): boolean {
  const values = table.y ?? [];
  const ones = values.filter((value) => value === 1).length / values.length;
  return spec.task !== 'binary' || (ones > 0.2 && ones < 0.8);
}

const rowsOf = (random: RandomStream, split: ProblemSpecInput['split'], more: Partial<AuditView> = {}): PlantedMade => {
  const made = randomRows(random);
  return { ...made, spec: { ...made.spec, split }, more };
};

export const plantedInRows: readonly Planted[] = [
  { name: 'the target itself', kind: 'target-among-inputs', state: 'leak', make: (r) => withStep(r, 'number', (v) => v) },
  {
    name: 'a scaled copy',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => withStep(r, 'number', (v) => v.map((x) => 1.8 * x + 32)),
  },
  {
    name: 'a scaled copy, rounded',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => withStep(r, 'number', (v) => v.map((x) => Math.round(-4.6 * x * 1000) / 1000)),
  },
  {
    name: 'the logarithm, rounded so that neighbours are alike',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => v.map((x) => Math.round(100 * Math.log(x - Math.min(...v) + 1)) / 100)),
  },
  {
    name: 'other names for classes',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => withStep(r, 'classes', (v) => v.map((x) => [7, 2, 5][x] ?? 0)),
  },
  {
    name: 'three columns whose sum the target is',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => summedUp(r, ([a, b, c]) => a + b + c),
  },
  {
    name: 'two columns whose difference the target is, rounded',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => summedUp(r, ([a, b]) => Math.round(1000 * (a - b)) / 1000),
  },
  {
    name: 'three columns whose mean the target is',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => summedUp(r, ([a, b, c]) => (a + b + c) / 3),
  },
  {
    name: 'yes and no turned round',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => withStep(r, 'binary', (v) => v.map((x) => 1 - x)),
  },
  {
    name: 'the logarithm',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => v.map((x) => Math.log(x + 100))),
  },
  {
    name: 'the target measured again',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => v.map((x) => x + normal(r) / 400)),
  },
  {
    name: 'the target of the next row',
    kind: 'target-among-inputs',
    state: 'warning',
    make: (r) => withStep(r, 'number', (v) => shifted(v, 1)),
  },
  {
    name: 'the target of the next row in time',
    kind: 'target-among-inputs',
    state: 'leak',
    make: (r) => ({ ...withStep(r, 'number', (v) => shifted(v, 3)), more: { clock: 'when' } }),
  },
  {
    name: 'rows in time split at random',
    kind: 'random-over-order',
    state: 'warning',
    make: (r) => rowsOf(r, { method: 'random', test: 0.2, validation: 0.2 }, { clock: 'when' }),
  },
  { name: 'no split', kind: 'same-row', state: 'leak', make: (r) => rowsOf(r, { method: 'none' }) },
  { name: 'two parts', kind: 'test-part-watched', state: 'warning', make: (r) => rowsOf(r, { method: 'random', test: 0.3 }) },
  { name: 'rows twice', kind: 'same-row', state: 'leak', mends: 'elsewhere', make: (r) => twice(r, (value) => value) },
  { name: 'inputs twice', kind: 'same-row', state: 'warning', mends: 'elsewhere', make: (r) => twice(r, (value) => value + 0.5) },
  {
    name: 'patients on both sides',
    kind: 'group-on-both-sides',
    state: 'warning',
    make: (r) => {
      const made = randomRows(r);
      return { ...made, table: { ...made.table, patient: made.table.x1?.map(() => r.below(12)) ?? [] } };
    },
  },
  {
    name: 'a column scaled over the file',
    kind: 'fitted-beyond-training',
    state: 'warning',
    make: (r) => {
      const made = withStep(r, 'number', (v) => v.map(() => normal(r)));
      const z = made.table.z ?? [];
      const [min, max] = [Math.min(...z), Math.max(...z)];
      // The greatest value changes places with the last, and the last rows are held back.
      const [greatest, last] = [z.indexOf(max), z.at(-1) ?? 0];
      const scaled = z
        .with(greatest, last)
        .with(-1, max)
        .map((x) => (x - min) / (max - min));
      return {
        table: { ...made.table, z: scaled },
        spec: { ...made.spec, split: { method: 'chronological', test: 0.2, validation: 0.2 } },
      };
    },
  },
  {
    name: 'a column standardised over the file',
    kind: 'fitted-beyond-training',
    state: 'warning',
    make: (r) =>
      withStep(r, 'number', (v) => {
        const z = v.map(() => normal(r));
        const mean = z.reduce((sum, x) => sum + x, 0) / z.length;
        const deviation = Math.sqrt(z.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (z.length - r.below(2)));
        return z.map((x) => (x - mean) / deviation);
      }),
  },
];

/** Three more steps of normal values, from which the target is reckoned. */
function summedUp(random: RandomStream, target: (parts: readonly [number, number, number]) => number): Made {
  const made = withStep(random, 'number', (v) => v.map(() => 20 * normal(random)));
  const { z = [] } = made.table;
  const [b, c] = [z.map(() => 20 * normal(random)), z.map(() => 20 * normal(random))];
  const table = { ...made.table, b, c, y: z.map((a, row) => target([a, b[row] ?? 0, c[row] ?? 0])) };
  return { table, spec: { ...made.spec, steps: [...(made.spec.steps ?? []), 'b', 'c'] } };
}

function twice(random: RandomStream, target: (value: number) => number): Made {
  let made = randomRows(random);
  while (made.spec.task !== 'number') made = randomRows(random);
  const table = Object.fromEntries(
    Object.entries(made.table).map(([name, values]) => [
      name,
      [...values, ...values.map((value) => (name === 'y' ? target(value) : value))],
    ]),
  );
  return { ...made, table };
}
