import { type Copy, findCopy, type Pairing } from './copy';
import { findMonotone } from './monotone';
import type { Series } from './series';

/** The input at a place is the target `shift` places later. */
export interface ShiftedCopy extends Copy {
  readonly shift: number;
}

export interface ShiftSearch {
  readonly input: Series;
  readonly target: Series;
  readonly series: Uint32Array | null;
  /** The first shift at which the input holds what it must not; those before are of the past. */
  readonly from: number;
  /** The last shift that is tried. */
  readonly to: number;
}

/**
 * The least shift at which a column holds later values of another. One that holds earlier values as well is told by the past alone, as in a
 * series that repeats itself or a straight line, and is none.
 */
export function findLater({ input, target, series, from, to }: ShiftSearch): ShiftedCopy | null {
  for (let shift = from; shift <= to; shift += 1) {
    const copy = findAny({ input, target, series, shift });
    if (copy) return isToldByPast({ input, target, series, from, to: shift }) ? null : { ...copy, shift };
  }
  return null;
}

/** The values themselves, other names for them, or what goes up and down with them. */
function findAny(pairing: Pairing): Copy | null {
  return findCopy(pairing) ?? findMonotone(pairing);
}

/** As far back as it was looked ahead, and once more. */
function isToldByPast({ input, target, series, from, to }: ShiftSearch): boolean {
  const reach = 2 * (to - from + 1) + 24;
  for (let shift = from - 1; shift >= from - reach; shift -= 1) {
    if (findAny({ input, target, series, shift })) return true;
  }
  return false;
}

/** Shifts that leave less than two thirds of the rows to compare are not tried. */
export function lastShift(places: number, wanted: number): number {
  return Math.min(wanted, Math.floor(places / 3));
}
