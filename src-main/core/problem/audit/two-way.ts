import type { Steps } from '../../steps';
import { randomStream } from '../random';
import { ExactFits, type ExactFit, type TwoSamples } from './exact-fit';
import { asPast, withoutInputs } from './fixes';
import type { LaterColumns, LaterReason } from './later';
import type { Series } from './series';
import { valuesAt } from './values-at';
import type { AuditView } from './view';

/** Values of the column itself that may go in at most: a smoother that goes forth and back has two for each time that it goes one way. */
const mostOwn = 4;
/** Rows that are known, and rows to come, whose target may go in. */
const pastRows = 6;
const laterRows = 4;
const rowsPerValue = 6;
/** By how much a column would have grown more than it did, were it made from the past alone. */
const leastGrowth = 30;

/**
 * Columns that follow from their own values and the target's by a fixed rule, such as an exponential smoother that goes forth and back, or
 * Hodrick and Prescott's trend. A rule that would let the column grow without bound was not followed from row to row: it was solved over the
 * whole series, rows to come among them. A running total of a known column holds the answer, too.
 */
export function* twoWayFilters(view: AuditView, target: Series, columns: readonly LaterColumns[]): Steps<readonly LaterReason[]> {
  const found: LaterReason[] = [];
  for (const { inputs, from } of columns) {
    for (const input of inputs) {
      yield;
      const reason = yield* judge(view, input, target, from);
      if (reason) found.push({ input: input.name, reason });
    }
  }
  return found;
}

function* judge(view: AuditView, input: Series, target: Series, from: number): Steps<LaterReason['reason'] | null> {
  const past = Array.from({ length: pastRows }, (_, back) => from - 1 - back);
  const later = Array.from({ length: laterRows }, (_, ahead) => from + ahead);
  for (let own = 0; own <= mostOwn; own += 1) {
    yield;
    const ofPast = yield* findRule(view, input, target, { own, taps: past, allowed: own });
    if (ofPast)
      return own > 0 && growsBeyond(ofPast.weights.subarray(0, own), input) ? bothWaysReason(view, input.name, target.name) : null;
    yield;
    const ofLater = yield* findRule(view, input, target, { own, taps: [...past, ...later], allowed: own + past.length });
    // With no values of its own it is a mixture, which is looked for elsewhere.
    if (ofLater) return own === 0 ? null : laterReason(view, input.name, target.name, from);
  }
  return null;
}

function laterReason({ spec }: AuditView, input: string, target: string, from: number): LaterReason['reason'] {
  const isKnown = from <= 0;
  return {
    state: isKnown ? 'leak' : 'warning',
    message: isKnown
      ? `${input} and its values before give the ${target} that is to be predicted, to the last digit.`
      : `${input} and its values before give ${target} of a later row to the last digit: it looks ahead, or ${target} is reckoned from it.`,
    why: 'When the model is used the later values do not exist yet, so its figures cannot be reached.',
    field: 'windows',
    fixes: [isKnown ? asPast(spec, [input]) : null, withoutInputs(spec, [input])],
  };
}

function bothWaysReason({ spec }: AuditView, input: string, target: string): LaterReason['reason'] {
  return {
    state: 'leak',
    message: `${input} is ${target} smoothed in both directions, so that each of its values holds something of all later rows.`,
    why: 'When the model is used the later values do not exist yet, so its figures cannot be reached.',
    field: 'windows',
    fixes: [withoutInputs(spec, [input])],
  };
}

/** What a column may follow from. */
interface Rule {
  /** So many of its own last values. */
  readonly own: number;
  /** The target's values of these rows, counted from its own. */
  readonly taps: readonly number[];
  /** Of all of them, how many must not be enough. */
  readonly allowed: number;
}

function* findRule(view: AuditView, input: Series, target: Series, { own, taps, allowed }: Rule): Steps<ExactFit | null> {
  const size = rowsPerValue * (own + taps.length + 1);
  const around = { first: Math.min(-own, ...taps), last: Math.max(0, ...taps) };
  const places = drawn(view, input, target, { own, ...around }, 2 * size);
  if (places.length < 2 * size) return null;
  const at = ({ values }: Series, tap: number): TwoSamples => {
    const of = (some: Uint32Array): Float64Array => valuesAt(values, some, tap);
    return { fit: of(places.subarray(0, size)), check: of(places.subarray(size)) };
  };
  const owns = Array.from({ length: own }, (_, index) => at(input, -1 - index));
  const units = [...owns.map(() => input.unit), ...taps.map(() => target.unit)];
  const fits = yield* ExactFits.of([...owns, ...taps.map((tap) => at(target, tap))], allowed, units);
  return fits.find(at(input, 0), input.unit);
}

interface Around {
  readonly own: number;
  readonly first: number;
  readonly last: number;
}

/** Places at random around which all values are there, in one series. */
function drawn({ rows: { length }, series }: AuditView, input: Series, target: Series, around: Around, wanted: number): Uint32Array {
  const random = randomStream(1);
  const found: number[] = [];
  const lacks = ({ values }: Series, from: number, to: number): boolean =>
    values.subarray(from, to + 1).some((value) => Number.isNaN(value));
  for (let attempt = 0; attempt < 20 * wanted && found.length < wanted; attempt += 1) {
    const place = random.below(length);
    const [first, last] = [place + around.first, place + around.last];
    if (first < 0 || last >= length || (series && series[first] !== series[last])) continue;
    if (!lacks(input, place - around.own, place) && !lacks(target, first, last)) found.push(place);
  }
  return Uint32Array.from(found);
}

/** Whether a column that goes on by these weights of its own last values would have grown far beyond what it did. */
function growsBeyond(weights: Float64Array, { values }: Series): boolean {
  const steps = Math.floor(values.length / 2);
  const usual = usualSize(values);
  let state: readonly number[] = Array.from(weights, (_, index) => (index === 0 ? 1 : 0));
  let size = 1;
  // What a push of 1 becomes, with no more of it.
  for (let step = 0; step < steps; step += 1) {
    const next = state.reduce<number>((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
    state = [next, ...state.slice(0, -1)];
    size = Math.max(...state.map(Math.abs));
    if (size > 1e12) break;
  }
  // A running total and its own total grow as well, but by no more than the rows and their square.
  return size > leastGrowth * Math.max(usual.most / usual.median, steps ** (weights.length - 1));
}

function usualSize(values: Float64Array): { readonly most: number; readonly median: number } {
  const step = Math.max(1, Math.floor(values.length / 2000));
  const sizes = values
    .filter((value, place) => place % step === 0 && !Number.isNaN(value))
    .map(Math.abs)
    .sort();
  return { most: sizes.at(-1) ?? 0, median: (sizes[sizes.length >> 1] ?? 0) || 1 };
}
