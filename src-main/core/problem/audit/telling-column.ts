import { formatCount } from '../../text';
import type { Pairing } from './copy';
import { withoutInputs } from './fixes';
import { listed, type Reason } from './reason';
import { series, type Series } from './series';
import { type AuditView, columnsOf, inputNames } from './view';

/** Of the rows that a guess would miss, a column that gives the class away leaves so few. */
const mostLeft = 0.01;
/** Rows that a guess must miss, so that a column that does not is no chance. */
const fewestMissed = 20;
/** Rows that are looked at first. */
const sampled = 4096;
/** Rows for each value of a column that is taken value by value. */
const rowsPerValue = 5;

/** How well a column tells the classes of another so many rows later by itself. */
export interface Told {
  /** Rows that have a class. */
  readonly rows: number;
  readonly right: number;
}

/** Rows whose class is told by one column alone: an amount that is there only after the event, a score that the class was cut from. */
export function tellingColumns(view: AuditView, told: readonly string[]): readonly Reason[] {
  const { spec } = view;
  if (spec.shape !== 'sequence-a-row' || spec.task === 'number') return [];
  const inputs = columnsOf(view, inputNames(spec)).filter(({ name }) => !told.includes(name) && !spec.targets.includes(name));
  return columnsOf(view, spec.targets).flatMap((target) => [
    ...reasonOfAll(view, target, inputs),
    ...inputs.filter((input) => findTold(here(input, target)) === null).flatMap((input) => oneClass(view, input, target)),
  ]);
}

const here = (input: Series, target: Series): Pairing => ({ input, target, shift: 0, series: null });

function reasonOfAll({ spec }: AuditView, target: Series, inputs: readonly Series[]): readonly Reason[] {
  const found = inputs.flatMap((input) => {
    const told = findTold(here(input, target));
    return told ? [{ name: input.name, told }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const names = found.map(({ name }) => name);
  const more = names.length > 1 ? ` So ${names.length > 2 ? 'do' : 'does'} ${listed(names.slice(1))}.` : '';
  const { right, rows } = first.told;
  return [
    {
      state: 'warning',
      message: `${first.name} alone tells ${target.name} in ${formatCount(right)} of ${formatCount(rows)} rows.${more}`,
      rows: right,
      why: 'Often such a column is filled in once the answer is known, or the answer was made from it. If it is known before, no model is needed.',
      field: 'steps',
      fixes: [withoutInputs(spec, names)],
    },
  ];
}

/** Of three classes and more, a column of two values that has one of them in all rows of one class and in no other. */
function oneClass({ spec }: AuditView, input: Series, target: Series): readonly Reason[] {
  if (input.levels !== 2 || target.levels < 3) return [];
  const valueOf = new Map<number, number>();
  let [rows, ones] = [0, 0];
  for (const [place, value] of input.values.entries()) {
    const code = target.values[place] ?? NaN;
    if (Number.isNaN(value) || Number.isNaN(code)) continue;
    if ((valueOf.get(code) ?? value) !== value) return [];
    valueOf.set(code, value);
    rows += 1;
    if (value === input.max) ones += 1;
  }
  const high = [...valueOf.values()].filter((value) => value === input.max).length;
  if ((high !== 1 && high !== valueOf.size - 1) || Math.min(ones, rows - ones) < fewestMissed) return [];
  return [
    {
      state: 'warning',
      message: `${input.name} has one value in all rows of one class of ${target.name}, and another in all other rows.`,
      rows,
      why: 'A class that was written out as columns of 0 and 1 gives itself away.',
      field: 'steps',
      fixes: [withoutInputs(spec, [input.name])],
    },
  ];
}

/** A column and a class, and the class that rows have themselves which are looked at; null for all rows. */
interface Question extends Pairing {
  readonly now: number | null;
}

/**
 * Whether a column, or that it misses a value, gives the class of its row, or of one so many rows later, away; null where it does not.
 *
 * @param now of rows of this class alone
 */
export function findTold(pairing: Pairing, now: number | null = null): Told | null {
  const { input } = pairing;
  const told = judge({ ...pairing, now });
  return told ?? (input.values.some((value) => Number.isNaN(value)) ? judge({ ...pairing, now, input: missingOf(input) }) : null);
}

/** Most columns fail in a few thousand rows. */
function judge(pairing: Question): Told | null {
  const rows = pairing.input.values.length;
  const step = Math.floor(rows / sampled);
  if (step > 1) {
    const { missed, left } = count(pairing, step);
    if (missed >= fewestMissed && left > 3 * mostLeft * missed + 1) return null;
  }
  const { missed, left, pairs } = count(pairing, 1);
  return missed >= fewestMissed && left <= mostLeft * missed ? { rows: pairs, right: pairs - left } : null;
}

/** @param step every so many rows are looked at */
function count(pairing: Question, step: number): { readonly missed: number; readonly left: number; readonly pairs: number } {
  const pairs = pairsOf(pairing, step);
  const missed = missedByGuess(pairs);
  if (missed < fewestMissed) return { missed, left: missed, pairs: pairs.codes.length };
  return { missed, left: Math.min(missedByValue(pairs, missed), missedByBounds(pairs)), pairs: pairs.codes.length };
}

interface Pairs {
  /** [pairs] of the column; NaN where missing, which says something too */
  readonly values: Float64Array;
  /** [pairs] class, from 0 */
  readonly codes: Uint16Array;
  readonly classes: number;
  /** Rows whose class is not that of the column's own row; null where both are one row, or the class lies before. */
  readonly changed: number | null;
}

function pairsOf({ input, target, shift, series: group, now }: Question, step: number): Pairs {
  const known = new Map<number, number>();
  const [some, codes]: [number[], number[]] = [[], []];
  let changed = 0;
  for (let place = Math.max(0, -shift); place + shift < input.values.length; place += step) {
    const code = target.values[place + shift] ?? NaN;
    if (Number.isNaN(code) || (group && group[place] !== group[place + shift])) continue;
    if (now !== null && target.values[place] !== now) continue;
    const index = known.get(code) ?? known.size;
    known.set(code, index);
    some.push(input.values[place] ?? NaN);
    codes.push(index);
    if (target.values[place] !== code) changed += 1;
  }
  return { values: Float64Array.from(some), codes: Uint16Array.from(codes), classes: known.size, changed: shift > 0 ? changed : null };
}

/** Rows that a guess gets wrong: the class that comes most, or of later rows the one of now, whichever is better. */
function missedByGuess({ codes, classes, changed }: Pairs): number {
  const counts = new Uint32Array(classes);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return Math.min(codes.length - Math.max(0, ...counts), changed ?? Infinity);
}

/** Where the column has few values: rows that are not of the class that comes most with theirs. */
function missedByValue({ values, codes, classes }: Pairs, missed: number): number {
  const levels = new Set(values).size;
  if (levels * rowsPerValue > values.length || 2 * levels > missed) return Infinity;
  const counts = new Map<number, Uint32Array>();
  for (const [index, value] of values.entries()) {
    const of = counts.get(value) ?? new Uint32Array(classes);
    const code = codes[index] ?? 0;
    of[code] = (of[code] ?? 0) + 1;
    counts.set(value, of);
  }
  let right = 0;
  for (const of of counts.values()) right += Math.max(...of);
  return values.length - right;
}

/** Where the column is cut once between a class and the next, the classes in the order of their means; the least number of rows that are wrong. */
function missedByBounds({ values, codes, classes }: Pairs): number {
  const order = Uint32Array.from(values.keys()).filter((index) => !Number.isNaN(values[index] ?? NaN));
  if (order.length < values.length || classes < 2) return Infinity;
  order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const [sums, counts] = [new Float64Array(classes), new Uint32Array(classes)];
  for (const [index, code] of codes.entries()) {
    sums[code] = (sums[code] ?? 0) + (values[index] ?? 0);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const ranked = Array.from({ length: classes }, (_, code) => code).sort(
    (one, other) => (sums[one] ?? 0) / (counts[one] ?? 1) - (sums[other] ?? 0) / (counts[other] ?? 1),
  );
  const [low = 0, high = 0] = ranked;
  // Of two classes, one may lie between two stretches of the other: the day before an event, or what is within bounds.
  const bands =
    classes === 2
      ? [
          [low, high, low],
          [high, low, high],
        ]
      : [ranked];
  return Math.min(...bands.map((codesOfBands) => missedInBands(order, values, codes, codesOfBands)));
}

/** @param order pairs by the column's value. @param bands class of each stretch, from the least value to the greatest; one may be empty */
function missedInBands(order: Uint32Array, values: Float64Array, codes: Uint16Array, bands: readonly number[]): number {
  // [bands] least wrong rows so far, the last of them in this band; a cut goes between values that differ alone
  const least = new Float64Array(bands.length);
  for (let at = 0; at < order.length; at += 1) {
    const isNew = at === 0 || values[order[at] ?? 0] !== values[order[at - 1] ?? 0];
    for (let band = 1; band < bands.length && isNew; band += 1) least[band] = Math.min(least[band] ?? 0, least[band - 1] ?? 0);
    const code = codes[order[at] ?? 0];
    for (let band = 0; band < bands.length; band += 1) if (bands[band] !== code) least[band] = (least[band] ?? 0) + 1;
  }
  return Math.min(...least);
}

/** A column of 1 where another misses a value. */
function missingOf({ name, values }: Series): Series {
  return series(
    name,
    values.map((value) => (Number.isNaN(value) ? 1 : 0)),
  );
}
