import type { RandomStream } from '../random';
import { list, type Made, pick } from './random-tables.test-support';
import { normal } from './view.test-support';

/** What people make of a series beforehand without looking ahead, and series that are told by their own past; beside a target with or without noise. */
export function honestSeries(random: RandomStream): Made {
  const rows = 150 + random.below(450);
  const decimals = random.below(8);
  const kept = (values: readonly number[]): number[] =>
    decimals > 6 ? [...values] : values.map((value) => Number(value.toFixed(decimals)));
  const formula = formulaOf(random, rows);
  const source = walk(random, rows);
  const y = kept(targetOf(random, rows, formula, source));
  const others = { source, other: list(rows, formula), hour: list(rows, (row) => Math.sin((2 * Math.PI * row) / 24)) };
  const made = Object.entries({ ...ofThePast(random, y), ...others }).map(([name, values]) => [name, kept(values)] as const);
  const table = { y, ...Object.fromEntries(made), flag: list(rows, () => random.below(2)) };
  const windows = {
    inputs: Object.keys(table).filter((name) => name !== 'hour'),
    known: ['hour'],
    lookBack: 1 + random.below(30),
    foresight: random.below(4),
    horizon: 1 + random.below(3),
  };
  const split = { method: 'chronological', test: 0.2, validation: 0.2 } as const;
  return { table, spec: { shape: 'windows', windows, targets: ['y'], task: 'number', missing: 'forward', split } };
}

function walk(random: RandomStream, rows: number): number[] {
  let value = random.below(100);
  return list(rows, () => (value += normal(random)));
}

function formulaOf(random: RandomStream, rows: number): (t: number) => number {
  const slow = 20 + random.below(400);
  return pick(random, [
    (t: number) => Math.sin(t / slow) + Math.sin(t / (slow + 3)) + 0.3 * Math.cos(t / 7),
    (t: number) => Math.exp(t / rows) * 10,
    (t: number) => (t / 100) ** 3 - 2 * t,
    (t: number) => t % (10 + (slow % 90)),
    (t: number) => 1 / (1 + Math.exp((rows / 2 - t) / slow)),
    () => 4.25,
  ] as const);
}

/** Among them targets that were smoothed, summed up, or follow another column. */
function targetOf(random: RandomStream, rows: number, formula: (t: number) => number, source: readonly number[]): readonly number[] {
  const noise = pick(random, [0, 1e-6, 0.01, 1] as const);
  let level = 0;
  const targets = [
    () => walk(random, rows),
    () => list(rows, (row) => formula(row) + noise * normal(random)),
    () => list(rows, () => random.below(5)),
    () => list(rows, () => normal(random)),
    () => source.map((_, row) => mean(source.slice(Math.max(0, row - 4), row + 1))),
    () => source.map((value) => (level += value / 50)),
    () => source.map((value) => (level = 0.8 * level + value + 0.1 * normal(random))),
  ] as const;
  return pick(random, targets)();
}

function ofThePast(random: RandomStream, y: readonly number[]): Readonly<Record<string, readonly number[]>> {
  const past = (count: number, row: number): readonly number[] => y.slice(Math.max(0, row - count), row + 1);
  const [short, long] = [1 + random.below(6), 5 + random.below(60)];
  let trail = y[0] ?? 0;
  return {
    mean: y.map((_, row) => (row < short ? NaN : mean(past(short, row)))),
    longMean: y.map((_, row) => mean(past(long, row))),
    before: y.map((_, row) => y[row - short] ?? NaN),
    step: y.map((value, row) => value - (y[row - 1] ?? 0)),
    trail: y.map((value) => (trail = 0.9 * trail + 0.1 * value)),
    greatest: y.map((_, row) => Math.max(...past(long, row))),
    weekday: y.map((_, row) => row % 7),
    time: y.map((_, row) => row),
    twice: y.map((value) => 2 * value + 1),
    near: y.map((value) => value + normal(random) / 10),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
