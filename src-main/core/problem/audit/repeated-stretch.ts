import { rowsAtOnce, type Steps } from '../../steps';
import { partCode } from '../part-codes';
import { differences, lnOrders, sureOrdersShifted } from './chance';
import { sampleSpan } from './parts';
import { Periods } from './period';
import { StretchIndex } from './stretch-index';
import { type AuditView, inputNames } from './view';

/** Fewest rows one after the other that are looked at. */
const fewest = 20;

/** Rows that are held back and stand, in the same order, among those that are trained on. */
export interface RepeatedStretch {
  /** [places] 1 for such rows */
  readonly repeated: Uint8Array;
  /** Some of them stand in another series. */
  readonly elsewhere: boolean;
}

/** Rows that are trained on and go along with rows held back. */
interface Walk {
  /** The last of them. */
  readonly other: number;
  readonly length: number;
  /** Length at which it is looked at whether they tell something: looking takes as long as they are. */
  readonly lookAt: number;
  readonly telling: boolean;
}

/** Of windows, told by the values that go in and come out: a file that was appended to itself, or a series under two names. */
export function* repeatedStretches(view: AuditView): Steps<RepeatedStretch> {
  const names = [...new Set([...inputNames(view.spec), ...view.spec.targets])];
  const columns = names.flatMap((name) => view.values.get(name) ?? []);
  const index = yield* StretchIndex.of(columns, view, Math.max(fewest, sampleSpan(view)));
  const isTelling = teller(view, new Periods(columns, view.series));
  const repeated = new Uint8Array(view.rows.length);
  let elsewhere = false;
  let walk: Walk | null = null;
  for (let place = 0; place < repeated.length; place += 1) {
    if (place % rowsAtOnce === 0) yield;
    walk = isHeld(view, place) ? next(index, place, walk) : null;
    if (!walk) continue;
    const before = walk.telling;
    if (!before && walk.length >= walk.lookAt) walk = { ...walk, lookAt: 2 * walk.length, telling: isTelling(place, walk) };
    if (!walk.telling) continue;
    repeated.fill(1, before ? place : place - walk.length + 1, place + 1);
    elsewhere ||= view.series !== null && view.series[walk.other] !== view.series[place];
  }
  return { repeated, elsewhere };
}

function isHeld({ part }: AuditView, place: number): boolean {
  return part[place] === partCode.validation || part[place] === partCode.test;
}

/** The walk goes on, or another begins. */
function next(index: StretchIndex, place: number, walk: Walk | null): Walk | null {
  if (walk && index.goesOn(place, walk.other + 1)) return { ...walk, other: walk.other + 1, length: walk.length + 1 };
  const other = index.find(place);
  return other < 0 ? null : { other, length: index.length, lookAt: index.length, telling: false };
}

/** Neither chance, of as many pairs of places as there are, nor a series that repeats itself. */
function teller(view: AuditView, periods: Periods): (place: number, walk: Walk) => boolean {
  const target = view.values.get(view.spec.targets[0] ?? '') ?? new Float64Array();
  const enough = sureOrdersShifted + 2 * Math.log(target.length);
  return (place, { other, length }) => {
    const values = target.subarray(place - length + 1, place + 1);
    if (lnOrders(differences(values), enough) < enough) return false;
    return (view.series !== null && view.series[other] !== view.series[place]) || !periods.has(place - other);
  };
}
