import { differences, lnOrders, sureOrders, sureOrdersShifted } from './chance';
import { mostLevels, type Series } from './series';

/** `equal`: the same values; `scaled`: multiplied and moved; `recoded`: another value for each. */
export type CopyKind = 'equal' | 'scaled' | 'recoded';

/** `target = slope × input + offset` in every row that has both; slope and offset are of no meaning where recoded. */
export interface Copy {
  readonly kind: CopyKind;
  readonly slope: number;
  readonly offset: number;
  /** Rows that have both. */
  readonly rows: number;
}

/** Two columns held against each other: the input at a place, the target `shift` places later in the same series. */
export interface Pairing {
  readonly input: Series;
  readonly target: Series;
  readonly shift: number;
  /** [places] which series; null where there is one */
  readonly series: Uint32Array | null;
}

/** Whether the input is the target by another name, in every row and not by chance; ends at the first row that speaks against it. */
export function findCopy(pairing: Pairing): Copy | null {
  const copy = findScaled(pairing) ?? findRecoded(pairing);
  return copy && isNoChance(pairing, copy.kind === 'recoded') ? copy : null;
}

/** Places at which both have a value. */
export function* places(pairing: Pairing): Generator<number> {
  const { input, target, shift } = pairing;
  const last = Math.min(input.values.length, target.values.length - shift);
  for (let place = Math.max(0, -shift); place < last; place += 1) if (isPair(pairing, place)) yield place;
}

function isPair({ input, target, shift, series }: Pairing, place: number): boolean {
  if (Number.isNaN(input.values[place] ?? NaN) || Number.isNaN(target.values[place + shift] ?? NaN)) return false;
  return !series || series[place] === series[place + shift];
}

function findScaled(pairing: Pairing): Copy | null {
  if (!(pairing.input.max > pairing.input.min)) return null;
  // Most columns are no copies, and a line through the first two values that differ is refuted by the next few rows.
  const first = fit(pairing, firstTwo(pairing));
  if (!first || !holds(pairing, first)) return null;
  // What two places are rounded by counts the less, the farther they are apart.
  const best = fit(pairing, places(pairing));
  return best && best.slope !== 0 ? holds(pairing, best) : null;
}

/** The first place, and the first after it with another value of the input. */
function firstTwo(pairing: Pairing): readonly number[] {
  let first = -1;
  for (const place of places(pairing)) {
    if (first < 0) first = place;
    else if (valueAt(pairing.input, place) !== valueAt(pairing.input, first)) return [first, place];
  }
  return [];
}

/** A line through two places. */
interface Line {
  /** Between the two in the input, not 0. */
  readonly distance: number;
  readonly slope: number;
  readonly a0: number;
  readonly b0: number;
}

/** Through the places of the least and the greatest input; null where all are alike, or the target is. */
function fit({ input, target, shift }: Pairing, among: Iterable<number>): Line | null {
  let [least, most] = [-1, -1];
  for (const place of among) {
    if (least < 0 || valueAt(input, place) < valueAt(input, least)) least = place;
    if (most < 0 || valueAt(input, place) > valueAt(input, most)) most = place;
  }
  const [a0, b0] = [valueAt(input, least), valueAt(target, least + shift)];
  const distance = valueAt(input, most) - a0;
  if (!(distance > 0)) return null;
  return { distance, slope: (valueAt(target, most + shift) - b0) / distance, a0, b0 };
}

/** The line, held against every row. */
function holds(pairing: Pairing, { slope, distance, a0, b0 }: Line): Copy | null {
  const { input, target, shift } = pairing;
  const tolerance = toleranceOf(input, target, Math.abs(slope), distance);
  let rows = 0;
  let equal = true;
  for (const place of places(pairing)) {
    const [a, b] = [valueAt(input, place), valueAt(target, place + shift)];
    // What the two places are rounded by counts the more, the farther a row is from them.
    if (Math.abs(b - b0 - slope * (a - a0)) > 2 * tolerance * (1 + Math.abs((a - a0) / distance))) return null;
    equal &&= Math.abs(a - b) <= 2 * tolerance;
    rows += 1;
  }
  return equal ? { kind: 'equal', slope: 1, offset: 0, rows } : { kind: 'scaled', slope, offset: b0 - slope * a0, rows };
}

/** Levels that a copy must keep apart where both are rounded; a coarser one must agree to the last digit. */
const fewestSteps = 1000;

/** By how much a copy may be off: what both columns are rounded by. */
function toleranceOf(input: Series, target: Series, slope: number, distance: number): number {
  const range = target.max - target.min;
  const exact = 1e-9 * range + 1e-14 * Math.max(Math.abs(target.min), Math.abs(target.max));
  const usual = range / (input.max - input.min);
  if (((target.unit + usual * input.unit) / 2) * fewestSteps > range) return exact;
  // The slope itself is off by what the two places are rounded by.
  return exact + (target.unit + (slope + target.unit / distance) * input.unit) / 2;
}

function findRecoded(pairing: Pairing): Copy | null {
  const { input, target, shift } = pairing;
  // Where hardly a value comes twice, any two columns go one to one.
  if (target.levels > mostLevels || input.levels > mostLevels || target.levels < 2) return null;
  if (input.levels < target.levels / 2 || target.levels * 3 > target.values.length) return null;
  const forth = new Map<number, number>();
  const back = new Map<number, number>();
  let rows = 0;
  for (const place of places(pairing)) {
    const [a, b] = [valueAt(input, place), valueAt(target, place + shift)];
    const [known, origin] = [forth.get(a), back.get(b)];
    if (known === undefined && origin === undefined) {
      forth.set(a, b);
      back.set(b, a);
    } else if (known !== b || origin !== a) return null;
    rows += 1;
  }
  return forth.size < 2 ? null : { kind: 'recoded', slope: 1, offset: 0, rows };
}

/** Whether so many orders of the target's values are possible that a match is not met with by chance. */
export function isNoChance(pairing: Pairing, recoded: boolean): boolean {
  const { target, shift } = pairing;
  const values = function* (): Generator<number> {
    for (const place of places(pairing)) yield valueAt(target, place + shift);
  };
  const enough = shift === 0 ? sureOrders : sureOrdersShifted;
  if (lnOrders(values(), enough, recoded) < enough) return false;
  return shift === 0 || lnOrders(differences(values()), enough, recoded) >= enough;
}

function valueAt({ values }: Series, place: number): number {
  return values[place] ?? NaN;
}
