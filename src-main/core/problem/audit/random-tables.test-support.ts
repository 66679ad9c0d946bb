import type { ProblemSpecInput } from '../problem';
import type { RandomStream } from '../random';
import { normal, type Table, uniform } from './view.test-support';

/** A table of random values with a problem on it. */
export interface Made {
  readonly table: Table;
  readonly spec: ProblemSpecInput;
}

export const list = (rows: number, of: (row: number) => number): number[] => Array.from({ length: rows }, (_, row) => of(row));

/** One of some. */
export function pick<T>(random: RandomStream, values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

/** Rows that have nothing to do with each other; the target is noise, or hangs on the inputs with noise. */
export function randomRows(random: RandomStream): Made {
  const rows = 60 + random.below(240);
  const count = 2 + random.below(5);
  const kinds = [
    () => normal(random),
    () => uniform(random, 3),
    () => random.below(100),
    () => random.below(2),
    () => random.below(5) * 10,
  ] as const;
  const columns = list(count, (index) => (index === 0 ? 0 : random.below(kinds.length))).map((kind) =>
    list(rows, () => kinds[kind]?.() ?? 0),
  );
  const table: Record<string, number[]> = Object.fromEntries(columns.map((column, index) => [`x${index + 1}`, column]));
  const task = pick(random, ['number', 'binary', 'classes'] as const);
  const signal = (row: number): number => columns.reduce((sum, column) => sum + (column[row] ?? 0) / 10, 0);
  const target = {
    number: (row: number) => Math.round((signal(row) + normal(random)) * 1000) / 1000,
    binary: (row: number) => (signal(row) + 3 * normal(random) > 0 ? 1 : 0),
    classes: () => random.below(3),
  }[task];
  table.y = list(rows, (row) => (row < 6 && task !== 'number' ? row % (task === 'binary' ? 2 : 3) : target(row)));
  const split = { method: 'random', test: 0.2, validation: 0.2, seed: random.below(1000) } as const;
  return {
    table,
    spec: { shape: 'sequence-a-row', steps: Object.keys(columns).map((index) => `x${Number(index) + 1}`), targets: ['y'], task, split },
  };
}

/** Series as they are met: walks, waves with and without noise, straight lines, steps, counts, and a column moved back in time. */
export function randomSeries(random: RandomStream): Made {
  const rows = 150 + random.below(250);
  const walk = (): number[] => {
    let value = random.below(100);
    return list(rows, () => (value = Math.round((value + normal(random)) * 1000) / 1000));
  };
  const period = 3 + random.below(40);
  const wave = (noise: number): number[] =>
    list(rows, (row) => Math.round((Math.sin((2 * Math.PI * row) / period) + noise * normal(random)) * 1e6) / 1e6);
  const makers = [
    walk,
    () => wave(0.2),
    () => wave(0),
    () => list(rows, (row) => 3 + 0.5 * row),
    () => list(rows, (row) => row % 7),
    () => list(rows, (row) => (row > rows / 2 ? 1 : 0)),
    () => list(rows, () => random.below(4)),
  ] as const;
  const make = (): number[] => pick(random, makers)();
  const y = pick(random, [walk, () => wave(0.2), () => wave(0)] as const)();
  const lag = 1 + random.below(3);
  const table: Record<string, number[]> = { y, a: make(), b: make(), day: list(rows, (row) => row % 7) };
  table.before = list(rows, (row) => (row < lag ? NaN : (y[row - lag] ?? NaN)));
  table.scaled = y.map((value) => 2 * value - 5);
  const windows = {
    inputs: ['y', 'a', ...(random.below(2) ? ['b'] : []), ...(random.below(2) ? ['before'] : []), ...(random.below(2) ? ['scaled'] : [])],
    known: random.below(2) ? ['day'] : [],
    lookBack: 1 + random.below(12),
    foresight: random.below(4),
    horizon: 1 + random.below(3),
    stride: 1 + random.below(3),
  };
  const split = { method: 'chronological', test: 0.25, validation: 0.25 } as const;
  return { table, spec: { shape: 'windows', windows, targets: ['y'], task: 'number', missing: 'forward', split } };
}
