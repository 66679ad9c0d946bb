import { inLots, type Steps } from '../../steps';
import { formatCount } from '../../text';
import { randomStream } from '../random';
import { asPast, withoutInputs } from './fixes';
import type { Reason } from './reason';
import type { LaterColumns, LaterReason } from './later';
import { reachOf } from './leads';
import type { Series } from './series';
import { unknownShare } from './told-by-next';
import type { AuditView } from './view';

/** A column that holds, at each row, what the target comes to over the rows from `first` to `last`, counted from it. */
interface Running {
  readonly kind: 'mean' | 'sum' | 'greatest value' | 'least value';
  readonly first: number;
  readonly last: number;
}

/** Windows of any place are tried to this length; longer ones where they lie around the row, or begin at it. */
const anyPlace = 100;
const longest = 5000;
/** Rows that are tried, of which each must hold; then as many as there are, of which nearly all must. */
const fewestRows = 24;
const moreRows = 2000;
const nearlyAll = 0.98;
/** What the known rows leave of a column must be so many times what it may be off. */
const leastUnknown = 20;
/** Rows back in which a series is taken to repeat itself. */
const leastBack = 400;
/** Windows between two stops. */
const stopEvery = 4096;
/** Of the target's range: what a sum is off by, in doubles. */
const exact = 1e-9;

/** Columns of windows that are a mean, a sum, the greatest or the least of the target's values, of rows to come among them. */
export function* runningWindows(view: AuditView, target: Series, columns: readonly LaterColumns[]): Steps<readonly LaterReason[]> {
  const sums = yield* Prefix.of(target.values);
  const found: LaterReason[] = [];
  for (const { inputs, from } of columns) {
    for (const input of inputs) {
      yield;
      const running = yield* search(view, input, target, sums, from);
      if (running) found.push({ input: input.name, reason: reasonOf(view, input, target, running, from > 0 || running.last > 0) });
    }
  }
  return found;
}

function reasonOf({ spec }: AuditView, input: Series, target: Series, { kind, first, last }: Running, isPast: boolean): Reason {
  const rows = formatCount(last - first + 1);
  const to = last > 0 ? `, up to ${formatCount(last)} ${last === 1 ? 'row' : 'rows'} later` : ', the one to be predicted among them';
  return {
    state: 'leak',
    message: `${input.name} is the ${kind} of ${rows} values of ${target.name}${to}.`,
    rows: null,
    why: 'When the model is used the later values do not exist yet, so its figures cannot be reached.',
    field: 'windows',
    fixes: [isPast ? null : asPast(spec, [input.name]), withoutInputs(spec, [input.name])],
  };
}

/** Sums of the values before each place. */
class Prefix {
  readonly sums: Float64Array;
  readonly missing: Uint32Array;

  private constructor(readonly values: Float64Array) {
    this.sums = new Float64Array(values.length + 1);
    this.missing = new Uint32Array(values.length + 1);
  }

  static *of(values: Float64Array): Steps<Prefix> {
    const prefix = new Prefix(values);
    const { sums, missing } = prefix;
    yield* inLots(values.length, (from, to) => {
      for (let place = from; place < to; place += 1) {
        const value = values[place] ?? NaN;
        const lacks = Number.isNaN(value);
        sums[place + 1] = (sums[place] ?? 0) + (lacks ? 0 : value);
        missing[place + 1] = (missing[place] ?? 0) + (lacks ? 1 : 0);
      }
    });
    return prefix;
  }

  isWhole(from: number, to: number): boolean {
    return from >= 0 && to < this.values.length && this.missing[to + 1] === this.missing[from];
  }

  of({ kind }: Running, from: number, to: number): number {
    if (kind === 'sum' || kind === 'mean') {
      const sum = (this.sums[to + 1] ?? NaN) - (this.sums[from] ?? NaN);
      return kind === 'sum' ? sum : sum / (to - from + 1);
    }
    const some = this.values.subarray(from, to + 1);
    return kind === 'greatest value'
      ? some.reduce((most, value) => Math.max(most, value), -Infinity)
      : some.reduce((least, value) => Math.min(least, value), Infinity);
  }
}

/** @param from the first row, counted from the column's own, that is not known when it goes in */
function* search(view: AuditView, input: Series, target: Series, sums: Prefix, from: number): Steps<Running | null> {
  const off = input.unit / 2 + exact * Math.max(Math.abs(target.max), Math.abs(target.min), target.max - target.min);
  // Where values are so coarse that a window of others comes to the same, a match says nothing.
  if (!(input.max > input.min) || target.levels < fewestRows || input.levels < fewestRows || off > (target.max - target.min) / 50)
    return null;
  const drawn = placesOf(view, input, fewestRows);
  if (drawn.length < fewestRows || !(unknownShare(view, input, target, from) > leastUnknown * off)) return null;
  let tried = 0;
  for (const running of candidates(from, Math.min(longest, Math.floor(target.values.length / 3)), Math.min(anyPlace, reachOf(view, 1)))) {
    tried += 1;
    if (tried % stopEvery === 0) yield;
    if (!holds(view, input, sums, running, drawn, off, 1, from)) continue;
    yield;
    const all = placesOf(view, input, Math.min(moreRows, input.values.length));
    if (!holds(view, input, sums, running, all, off, nearlyAll, from)) continue;
    return isOfPast(view, input, sums, running, drawn, from, off) ? null : running;
  }
  return null;
}

/** Whether as many rows before do as well, as in a series that repeats itself. */
function isOfPast(
  view: AuditView,
  input: Series,
  sums: Prefix,
  { kind, first, last }: Running,
  drawn: Uint32Array,
  from: number,
  off: number,
): boolean {
  const length = last - first + 1;
  const back = Math.max(leastBack, 2 * length);
  return range(from - 1 - back, from - 1).some((end) =>
    holds(view, input, sums, { kind, first: end - length + 1, last: end }, drawn, off, 1, from),
  );
}

function* candidates(from: number, most: number, reach: number): Generator<Running> {
  for (let length = 2; length <= most; length += 1) {
    const near = length <= anyPlace;
    const lasts = near ? range(from, Math.max(length - 1, reach)) : [length >> 1, (length - 1) >> 1, length - 1, length];
    for (const last of lasts) {
      if (last < from) continue;
      const first = last - length + 1;
      yield { kind: 'mean', first, last };
      yield { kind: 'sum', first, last };
      // Of values that are known but for the last, the greatest is mostly known.
      if (near && first >= Math.min(from, 0)) {
        yield { kind: 'greatest value', first, last };
        yield { kind: 'least value', first, last };
      }
    }
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Places at random at which the column has a value. */
function placesOf({ rows }: AuditView, { values }: Series, count: number): Uint32Array {
  const random = randomStream(1);
  const found: number[] = [];
  for (let attempt = 0; attempt < 10 * count && found.length < count; attempt += 1) {
    const place = random.below(rows.length);
    if (!Number.isNaN(values[place] ?? NaN)) found.push(place);
  }
  return Uint32Array.from(found);
}

/** Of the places around which all values are there, in one series; half of the places must have them. */
function holds(
  { series }: AuditView,
  { values }: Series,
  sums: Prefix,
  running: Running,
  places: Uint32Array,
  off: number,
  share: number,
  from: number,
): boolean {
  let [looked, held, decided] = [0, 0, 0];
  for (const place of places) {
    const [first, last] = [place + running.first, place + running.last];
    if (!sums.isWhole(first, last) || (series && (series[first] !== series[place] || series[last] !== series[place]))) continue;
    looked += 1;
    if (Math.abs(sums.of(running, first, last) - (values[place] ?? NaN)) <= off) {
      held += 1;
      if (isDecidedLater(sums, running, place, from)) decided += 1;
    } else if (share === 1) return false;
  }
  const enough = looked * 3 >= places.length && looked >= fewestRows / 3 && held >= share * looked;
  return enough && decided * 4 >= held;
}

/** Whether rows to come decide what a window comes to; where a series rises, the least value of a row and the next is the row's own. */
function isDecidedLater(sums: Prefix, running: Running, place: number, from: number): boolean {
  if (running.kind === 'mean' || running.kind === 'sum' || running.first >= from) return true;
  const known = sums.of(running, place + running.first, place + from - 1);
  return known !== sums.of(running, place + running.first, place + running.last);
}
