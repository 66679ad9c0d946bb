import type { Steps } from '../../steps';
import { randomStream, shuffled } from '../random';
import { type ExactFit, ExactFits, type TwoSamples } from './exact-fit';
import type { Series } from './series';
import { valuesAt } from './values-at';

/** A column that is a sum of values of another one, of rows before and after its own: a centred mean, a smoothed copy, a step to the next value. */
export interface Mixture {
  /** Rows ahead of its own that it holds something of. */
  readonly ahead: number;
  /** Whether all values go in with the same sign, as in a mean, so that none was reckoned from the column. */
  readonly oneSign: boolean;
  /** Rows in which it holds. */
  readonly rows: number;
}

/** The least and the most rows before and after a place that are looked at. */
const leastReach = 2;
const mostReach = 64;
/** Rows of each sample for every value that may go in. */
const rowsPerValue = 2;
/** Rows between two moments in which others may be heard. */
const rowsAtOnce = 10_000;
/** Of the rows that can be looked at, in which a sum must hold. */
const mostRows = 0.98;
/** A value that counts for less than this, beside the one that counts most, is not said to go in. */
const leastWeight = 1e-3;

/** A column whose next value its past tells but for less than this, beside its usual step, has no secrets that another could tell. */
const leastNews = 1e-3;

/** A column whose values may be mixed into others. */
export interface MixtureSource {
  readonly source: Series;
  /** [places] which series; null where there is one */
  readonly series: Uint32Array | null;
  /** The first row, counted from a place, that is not to be known at it: 1, or one before where a column is taken from a later row. */
  readonly from: number;
  /** Rows ahead that are wanted to be looked at. */
  readonly reach: number;
}

/** Finds which columns mix values of one, of rows that lie ahead. */
export class MixtureSearch {
  private constructor(
    private readonly source: MixtureSource,
    private readonly shared: Sample | null,
  ) {}

  /** @param inputs that will be asked about: one sample does for all that miss nothing in it */
  static *of(source: MixtureSource, inputs: readonly Series[]): Steps<MixtureSearch> {
    return new MixtureSearch(source, yield* sampleOf(source, inputs));
  }

  /** Whether the past of the column does not tell what comes; false as well where it has too few rows to say so. */
  get hasNews(): boolean {
    return this.shared?.hasNews ?? false;
  }

  *find(input: Series): Steps<Mixture | null> {
    if (!(input.max > input.min)) return null;
    const sample = this.shared ?? (yield* sampleOf(this.source, [input]));
    if (!sample?.hasNews) return null;
    const fit = sample.fits.find(samplesAt(input, sample, 0), input.unit);
    return fit && (yield* this.judge(input, sample, fit));
  }

  /** Held against all rows; one value alone is no mixture, but a copy or none. */
  private *judge(input: Series, { taps }: Sample, fit: ExactFit): Steps<Mixture | null> {
    const most = fit.weights.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0);
    const used = taps.flatMap((tap, index) =>
      Math.abs(fit.weights[index] ?? 0) > leastWeight * most ? [{ tap, weight: fit.weights[index] ?? 0 }] : [],
    );
    const ahead = Math.max(...used.map(({ tap }) => tap));
    if (used.length < 2 || ahead < this.source.from) return null;
    const { looked, held } = yield* this.count(input, taps, fit);
    if (held < mostRows * looked) return null;
    return { ahead, oneSign: used.every(({ weight }) => weight > 0) || used.every(({ weight }) => weight < 0), rows: held };
  }

  private *count(
    input: Series,
    taps: readonly number[],
    { weights, constant, tolerance }: ExactFit,
  ): Steps<{ readonly looked: number; readonly held: number }> {
    const { source } = this.source;
    let [looked, held] = [0, 0];
    for (let place = 0; place < input.values.length; place += 1) {
      if (place % rowsAtOnce === 0) yield;
      if (!isWhole(this.source, taps, place) || Number.isNaN(input.values[place] ?? NaN)) continue;
      let told = constant;
      for (let index = 0; index < taps.length; index += 1)
        told += (weights[index] ?? 0) * (source.values[place + (taps[index] ?? 0)] ?? NaN);
      looked += 1;
      if (Math.abs(told - (input.values[place] ?? NaN)) <= tolerance) held += 1;
    }
    return { looked, held };
  }
}

interface Sample {
  /** Rows, counted from a place, whose values may go in: those that may be known, then those that may not. */
  readonly taps: readonly number[];
  readonly fit: Uint32Array;
  readonly check: Uint32Array;
  readonly fits: ExactFits;
  /** Whether the past of the column that may be mixed in does not tell what comes, as that of a wave or a straight line does. */
  readonly hasNews: boolean;
}

/** Places at random, since those at equal distances may all be Mondays. Where too few are whole, fewer rows around them are looked at. */
function* sampleOf(of: MixtureSource, inputs: readonly Series[]): Steps<Sample | null> {
  for (let reach = Math.min(of.reach, mostReach); reach >= leastReach; reach = reach >> 1) {
    const known = Array.from({ length: reach + 1 }, (_, back) => of.from - 1 - back);
    const taps = [...known, ...Array.from({ length: reach }, (_, ahead) => of.from + ahead)];
    const size = rowsPerValue * (taps.length + 1);
    const places = wholePlaces(of, taps, inputs, 2 * size);
    if (places.length < 2 * size) continue;
    const halves = { fit: places.subarray(0, size), check: places.subarray(size) };
    const columns = taps.map((tap) => samplesAt(of.source, halves, tap));
    const fits = yield* ExactFits.of(columns, known.length, of.source.unit);
    const step = usualStep(columns[0]?.fit ?? new Float64Array(), columns[known.length]?.fit ?? new Float64Array());
    return { taps, ...halves, fits, hasNews: fits.leftOfColumn(known.length) > leastNews * step };
  }
  return null;
}

/** Root of the mean square of the steps from one column to the other. */
function usualStep(before: Float64Array, after: Float64Array): number {
  return Math.sqrt(before.reduce((sum, value, row) => sum + ((after[row] ?? NaN) - value) ** 2, 0) / before.length);
}

function wholePlaces(of: MixtureSource, taps: readonly number[], inputs: readonly Series[], wanted: number): Uint32Array {
  const random = randomStream(1);
  const rows = of.source.values.length;
  const found: number[] = [];
  const isSound = (place: number): boolean => isWhole(of, taps, place) && inputs.every(({ values }) => !Number.isNaN(values[place] ?? NaN));
  // Of few rows, each is looked at once; of many, hardly one is drawn twice.
  const few =
    rows <= 50 * wanted
      ? shuffled(
          Uint32Array.from({ length: rows }, (_, place) => place),
          random,
        )
      : null;
  const tries = few?.length ?? 20 * wanted;
  for (let attempt = 0; attempt < tries && found.length < wanted; attempt += 1) {
    const place = few?.[attempt] ?? random.below(rows);
    if (isSound(place)) found.push(place);
  }
  return Uint32Array.from(found);
}

/** Whether all values around a place are there, in one series. */
function isWhole({ source, series }: MixtureSource, taps: readonly number[], place: number): boolean {
  for (const tap of taps) {
    if (Number.isNaN(source.values[place + tap] ?? NaN)) return false;
    if (series && series[place + tap] !== series[place]) return false;
  }
  return true;
}

function samplesAt(
  { values }: Series,
  { fit, check }: { readonly fit: Uint32Array; readonly check: Uint32Array },
  tap: number,
): TwoSamples {
  return { fit: valuesAt(values, fit, tap), check: valuesAt(values, check, tap) };
}
