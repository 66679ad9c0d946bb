import { inLots, type Steps } from '../../steps';
import { partCode } from '../part-codes';
import { type ColumnFigures, figuresInSteps } from './figures';
import { series } from './series';
import type { AuditView } from './view';

/** A column of fewer different values, or of whole numbers, may well go from 0 to 1 of itself. */
const fewestLevels = 10;
/** Of the rows, those whose value is their rank. */
const mostlyRanked = 0.98;
/** Values that are looked at first. */
const sampled = 20_000;
/** Rows that were filled with one value. */
const fewestFilled = 3;

/** How a column was treated before it came: scaled, put into ranks, or its gaps filled with the mean. */
export type Treatment = 'min-max' | 'min-max to −1 and 1' | 'standard' | 'robust' | 'ranks' | 'mean';

export interface ScaledColumn {
  readonly name: string;
  readonly kind: Treatment;
  /** Of the file. */
  readonly rows: number;
}

/** A column's values, and figures of them or of a part of them. */
interface Sample {
  readonly values: Float64Array;
  readonly figures: ColumnFigures;
  readonly unit: number;
}

const treatments: Readonly<Record<Treatment, (sample: Sample) => boolean>> = {
  'min-max': (sample) => isBetween(sample, 0, 1),
  'min-max to −1 and 1': (sample) => isBetween(sample, -1, 1),
  standard: isStandard,
  robust: isRobust,
  ranks: isRanked,
  mean: isFilledWithMean,
};

const kinds: readonly Treatment[] = ['min-max', 'min-max to −1 and 1', 'standard', 'robust', 'ranks', 'mean'];

/** Columns that were scaled, ranked or filled by figures of the file's rows, which the training part's rows do not have. */
export function* scaledBeforehand(view: AuditView, names: readonly string[]): Steps<readonly ScaledColumn[]> {
  const found: ScaledColumn[] = [];
  for (const name of names) {
    yield;
    const column = yield* judge(view, name);
    if (column) found.push(column);
  }
  return found;
}

function* judge(view: AuditView, name: string): Steps<ScaledColumn | null> {
  const profile = view.profiles.find((each) => each.name === name);
  const values = view.values.get(name);
  const figures = view.whole.get(name);
  if (!profile || !values || !figures || profile.type !== 'number' || profile.integer || profile.distinct <= fewestLevels) return null;
  const { unit } = series(name, values);
  yield;
  const kind = yield* treatmentOf({ values, figures, unit });
  // A share of the time that has passed is known of rows to come.
  if (kind === null || goesOneWay(values)) return null;
  const trained = yield* ofTrain(view, values);
  const ofTraining = yield* figuresInSteps(trained);
  yield;
  if (ofTraining.rows === figures.rows || treatments[kind]({ values: trained, figures: ofTraining, unit })) return null;
  return { name, kind, rows: figures.rows };
}

function* treatmentOf(sample: Sample): Steps<Treatment | null> {
  for (const kind of kinds) {
    yield;
    if (treatments[kind](sample)) return kind;
  }
  return null;
}

function* ofTrain({ part }: AuditView, values: Float64Array): Steps<Float64Array> {
  const trained = new Float64Array(values.length);
  let count = 0;
  yield* inLots(values.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      if (part[place] !== partCode.train) continue;
      trained[count] = values[place] ?? NaN;
      count += 1;
    }
  });
  return trained.subarray(0, count);
}

function goesOneWay(values: Float64Array): boolean {
  let [rises, falls, before] = [false, false, NaN];
  for (const value of values) {
    if (value > before) rises = true;
    if (value < before) falls = true;
    if (rises && falls) return false;
    if (!Number.isNaN(value)) before = value;
  }
  return true;
}

/** Shares and probabilities reach 0 and 1 too, but where they are written with few decimals, or more than once. */
function isBetween({ figures: { rows, min, max }, values, unit }: Sample, least: number, greatest: number): boolean {
  if (min !== least || max !== greatest || rows * unit > 0.02) return false;
  const most = Math.max(3, rows / 100);
  return [min, max].every((end) => values.filter((value) => value === end).length <= most);
}

/** Off by no more than rounding leaves, far less than chance does. */
function isStandard({ figures: { rows, mean, deviation }, unit }: Sample): boolean {
  if (rows < 2 * fewestLevels) return false;
  const tolerance = 1e-6 + (2 * unit) / Math.sqrt(rows);
  if (tolerance > 0.02 / Math.sqrt(rows)) return false;
  const sample = deviation * Math.sqrt(rows / (rows - 1));
  return Math.abs(mean) <= tolerance && Math.min(Math.abs(deviation - 1), Math.abs(sample - 1)) <= tolerance;
}

/** The median 0, and 1 from quartile to quartile, as NumPy reckons them; a single value in the middle may be 0 by itself. */
function isRobust({ figures: { rows, min, max }, values, unit }: Sample): boolean {
  if (rows < 2 * fewestLevels || !(min < 0 && max > 0) || unit > 1e-4) return false;
  const [low, middle, high] = quartiles(every(values, sampled));
  if (rows > 2 * sampled && (Math.abs(middle) > 0.05 || Math.abs(high - low - 1) > 0.05)) return false;
  let [below, above] = [0, 0];
  for (const value of values) {
    if (value < 0) below += 1;
    else if (value > 0) above += 1;
  }
  if (Math.abs(below - above) > rows / 10) return false;
  const tolerance = 1e-9 + 2 * unit;
  const [first, median, third] = quartiles(values);
  return Math.abs(median) <= tolerance && Math.abs(third - first - 1) <= tolerance;
}

/** So many of the values, evenly. */
function every(values: Float64Array, count: number): Float64Array {
  const step = Math.max(1, Math.floor(values.length / count));
  return Float64Array.from({ length: Math.ceil(values.length / step) }, (_, index) => values[index * step] ?? NaN);
}

function quartiles(values: Float64Array): readonly [number, number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return low + (high - low) * (place - Math.floor(place));
  };
  return [at(0.25), at(0.5), at(0.75)];
}

/** Each value its place among the others, as a share of them: `rank(pct=True)`, or a quantile transformer's even spread. */
function isRanked({ figures: { rows, min, max, mean, deviation }, values, unit }: Sample): boolean {
  if (rows < 2 * fewestLevels || unit * rows > 0.1 || min < 0 || max > 1) return false;
  if (Math.abs(mean - 0.5) > 2 / rows || Math.abs(deviation - Math.sqrt(1 / 12)) > 2 / rows) return false;
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const spreads: readonly ((place: number) => number)[] = [
    (place) => (place + 1) / rows,
    (place) => (place + 0.5) / rows,
    (place) => place / (rows - 1),
  ];
  return spreads.some((spread) => {
    const ranked = sorted.reduce((count, value, place) => (Math.abs(value - spread(place)) <= 0.01 / rows + unit ? count + 1 : count), 0);
    return ranked >= mostlyRanked * rows;
  });
}

/** The value that comes most is the mean of all others, far nearer than chance brings it. */
function isFilledWithMean({ figures: { rows, mean, deviation }, values, unit }: Sample): boolean {
  const off = unit / 2 + 1e-9 * Math.abs(mean) + 1e-12;
  if (rows < 2 * fewestLevels || off > (0.01 * deviation) / Math.sqrt(rows)) return false;
  const counts = new Map<number, number>();
  // The mean of all is that of the others, where gaps were filled with it.
  const { length } = values;
  for (let place = 0; place < length; place += 1) {
    const value = values[place] ?? NaN;
    if (Math.abs(value - mean) <= off) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= fewestFilled;
}
