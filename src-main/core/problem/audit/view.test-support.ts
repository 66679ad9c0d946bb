import type { ColumnProfile } from '../../dataset/dataset';
import { problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from '../problem';
import { type RandomStream, randomStream, shuffled } from '../random';
import { windowSpan } from '../windows-spec';
import { partCode, unused } from '../part-codes';
import { figuresOf } from './figures';
import type { AuditView, SamplePlaces } from './view';

/** Columns by name; NaN where missing. */
export type Table = Readonly<Record<string, readonly number[]>>;

/** A view of a table in memory, split by a few lines of its own. */
export function viewOf(table: Table, input: ProblemSpecInput, { clock = null, series = null }: Partial<AuditView> = {}): AuditView {
  const spec = problemSpecSchema.parse(input);
  const values = new Map(Object.entries(table).map(([name, column]) => [name, Float64Array.from(column)]));
  const places = Object.values(table)[0]?.length ?? 0;
  const rows = Uint32Array.from({ length: places }, (_, place) => place);
  const { part, samples } = splitOf(spec, places, series, values);
  const whole = new Map([...values].map(([name, column]) => [name, figuresOf(column)]));
  const profiles = Object.keys(table).map((name) => profileOf(name, table[name] ?? []));
  return { spec, rows, series, part, samples, clock, profiles, values, whole };
}

function profileOf(name: string, values: readonly number[]): ColumnProfile {
  const there = values.filter((value) => !Number.isNaN(value));
  return {
    name,
    type: 'number',
    integer: there.every(Number.isInteger),
    missing: values.length - there.length,
    distinct: new Set(there).size,
    min: Math.min(...there),
    median: null,
    max: Math.max(...there),
    histogram: [],
  };
}

function splitOf(spec: ProblemSpec, places: number, series: Uint32Array | null, values: ReadonlyMap<string, Float64Array>) {
  const part = partOfRows(spec, places, values);
  const of = (code: number): Uint32Array => Uint32Array.from(part.keys()).filter((place) => part[place] === code);
  if (spec.shape !== 'windows' || !spec.windows) return { part, samples: samplesOf(spec, of) };
  const span = windowSpan(spec.windows);
  const starts = Uint32Array.from({ length: Math.max(0, places - span + 1) }, (_, start) => start).filter(
    (start) => start % (spec.windows?.stride ?? 1) === 0 && (!series || series[start] === series[start + span - 1]),
  );
  if (spec.split.method === 'random') {
    const windowPart = partOfRows(spec, starts.length, values);
    const windows = (code: number): Uint32Array => starts.filter((_, index) => windowPart[index] === code);
    return { part: new Uint8Array(places).fill(unused), samples: samplesOf(spec, windows) };
  }
  const within = (code: number): Uint32Array => starts.filter((start) => part.subarray(start, start + span).every((each) => each === code));
  return { part, samples: samplesOf(spec, within) };
}

function samplesOf(spec: ProblemSpec, of: (code: number) => Uint32Array): SamplePlaces {
  const train = of(partCode.train);
  if (spec.split.method === 'none') return { train, validation: null, test: train };
  return { train, validation: spec.split.validation > 0 ? of(partCode.validation) : null, test: of(partCode.test) };
}

function partOfRows({ split }: ProblemSpec, rows: number, values: ReadonlyMap<string, Float64Array>): Uint8Array {
  const part = new Uint8Array(rows);
  if (split.method === 'none') return part;
  const group = split.method === 'group' ? values.get(split.group ?? '') : undefined;
  const ordered = Uint32Array.from({ length: rows }, (_, row) => row);
  const order = split.method === 'random' ? shuffled(ordered, randomStream(split.seed)) : ordered;
  const test = Math.round(rows * (1 - split.test));
  const validation = Math.round(rows * (1 - split.test - split.validation));
  const codeOf = (index: number): number => (index >= test ? partCode.test : index >= validation ? partCode.validation : partCode.train);
  order.forEach((row, index) => (part[row] = codeOf(index)));
  // Whole groups go where their number says.
  if (group) group.forEach((value, row) => (part[row] = [0, 0, 1, 2][value % 4] ?? 0));
  return part;
}

/** Evenly from 0 to 1, to so many decimals. */
export function uniform(random: RandomStream, decimals = 6): number {
  return random.below(10 ** decimals + 1) / 10 ** decimals;
}

/** About normal, to six decimals. */
export function normal(random: RandomStream): number {
  const sum = Array.from({ length: 12 }, () => uniform(random)).reduce((total, value) => total + value, -6);
  return Math.round(sum * 1e6) / 1e6;
}
