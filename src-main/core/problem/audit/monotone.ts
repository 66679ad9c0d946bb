import { differences, lnOrders, sureOrders, sureOrdersShifted } from './chance';
import { type Copy, isNoChance, type Pairing, places } from './copy';

/** Fewest different values of a target of which a likeness of order says something. */
const fewest = 20;

/**
 * Whether the input rises, or falls, wherever the target does: its logarithm, its square or the band that it lies in, say. What both are
 * rounded by may make neighbours equal in one of them.
 */
export function findMonotone(pairing: Pairing): Copy | null {
  const { input, target } = pairing;
  if (input.levels < 2 || target.levels < fewest) return null;
  const direction = directionOf(pairing);
  if (direction === 0) return null;
  const order = Uint32Array.from(places(pairing)).sort((one, other) => targetAt(pairing, one) - targetAt(pairing, other));
  if (!isRising(pairing, order, direction) || !isNoChance(pairing, false) || !isTelling(pairing)) return null;
  return { kind: 'recoded', slope: 1, offset: 0, rows: order.length };
}

/** Whether a band that is one of a few is not so by chance. */
function isTelling(pairing: Pairing): boolean {
  if (pairing.input.levels >= fewest) return true;
  const values = function* (): Generator<number> {
    for (const place of places(pairing)) yield inputAt(pairing, place);
  };
  const enough = pairing.shift === 0 ? sureOrders : sureOrdersShifted;
  return lnOrders(values(), enough) >= enough && lnOrders(differences(values()), enough) >= enough;
}

function inputAt({ input }: Pairing, place: number): number {
  return input.values[place] ?? NaN;
}

function targetAt({ target, shift }: Pairing, place: number): number {
  return target.values[place + shift] ?? NaN;
}

/** 1 where both step the same way from row to row, −1 where they step against each other, 0 where neither holds; most columns fail in a few rows. */
function directionOf(pairing: Pairing): -1 | 0 | 1 {
  let direction: -1 | 0 | 1 = 0;
  let before = -1;
  for (const place of places(pairing)) {
    if (before >= 0) {
      const [input, target] = [inputAt(pairing, place) - inputAt(pairing, before), targetAt(pairing, place) - targetAt(pairing, before)];
      const step = input === 0 || target === 0 ? 0 : input > 0 === target > 0 ? 1 : -1;
      if (step * direction < 0) return 0;
      direction ||= step;
    }
    before = place;
  }
  return direction;
}

/** Whether no input of a lesser target is beyond one of a greater target. @param order places from the least target to the greatest */
function isRising(pairing: Pairing, order: Uint32Array, direction: -1 | 1): boolean {
  let [beyond, most] = [-Infinity, -Infinity];
  for (let index = 0; index < order.length; index += 1) {
    const place = order[index] ?? 0;
    const value = inputAt(pairing, place) * direction;
    // Among equal targets, inputs stand in any order.
    if (index > 0 && targetAt(pairing, place) > targetAt(pairing, order[index - 1] ?? 0)) beyond = most;
    if (value < beyond) return false;
    most = Math.max(most, value);
  }
  return true;
}
