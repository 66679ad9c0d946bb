import { drained, inLots, type Steps } from '../../steps';
import { mixed, valueHash } from './row-hashes';

/**
 * Which rows are alike in all of some columns, told exactly: rows that agree in the columns so far are told apart by the next, and those
 * that are alone are not looked at again. Missing values are alike.
 *
 * @param columns each [places]
 * @returns [places] the first place with the same values, itself where there is none before
 */
export function firstAlike(columns: Iterable<Float64Array>, places: number): Uint32Array {
  return drained(firstAlikeInSteps(columns, places));
}

/** The same with stops every some milliseconds. */
export function* firstAlikeInSteps(columns: Iterable<Float64Array>, places: number): Steps<Uint32Array> {
  const first = new Uint32Array(places);
  for (let place = 0; place < places; place += 1) first[place] = place;
  // [places] a number that rows share that were alike so far; `rest` are those that share it with another
  const groups = new Uint32Array(places);
  let rest: Uint32Array = first.slice();
  for (const column of columns) {
    if (rest.length === 0) break;
    rest = yield* divide(groups, rest, column);
  }
  // [groups] the first place and one; 0 where none was met
  const leaders = new Uint32Array(places);
  yield* inLots(rest.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const place = rest[index] ?? 0;
      const group = groups[place] ?? 0;
      const leader = leaders[group] ?? 0;
      if (leader === 0) leaders[group] = place + 1;
      else first[place] = leader - 1;
    }
  });
  return first;
}

/** Gives rows of one group and different values groups of their own. @returns those that share one */
function* divide(groups: Uint32Array, rest: Uint32Array, column: Float64Array): Steps<Uint32Array> {
  // By hash, with open addressing: which of the rest was the first and one. A map of as many grows in steps that take long.
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rest.length + 2)));
  const made = new Uint32Array(rest.length);
  const sizes = new Uint32Array(rest.length);
  yield* inLots(rest.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const slot = slotOf(table, groups, rest, column, rest[index] ?? 0);
      if (table[slot] === 0) table[slot] = index + 1;
      const group = (table[slot] ?? 0) - 1;
      made[index] = group;
      sizes[group] = (sizes[group] ?? 0) + 1;
    }
  });
  const shared = new Uint32Array(rest.length);
  let count = 0;
  yield* inLots(rest.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const group = made[index] ?? 0;
      groups[rest[index] ?? 0] = group;
      if ((sizes[group] ?? 0) < 2) continue;
      shared[count] = rest[index] ?? 0;
      count += 1;
    }
  });
  return shared.subarray(0, count);
}

/** Where a row's group and value are, or would be. */
function slotOf(table: Uint32Array, groups: Uint32Array, rest: Uint32Array, column: Float64Array, place: number): number {
  const mask = table.length - 1;
  const [group, value] = [groups[place] ?? 0, column[place] ?? NaN];
  for (let slot = mixed(valueHash(value) + Math.imul(group, 0x9e3779b1)) & mask; ; slot = (slot + 1) & mask) {
    const entry = table[slot] ?? 0;
    if (entry === 0) return slot;
    const other = rest[entry - 1] ?? 0;
    const held = column[other] ?? NaN;
    if (groups[other] === group && (held === value || (Number.isNaN(held) && Number.isNaN(value)))) return slot;
  }
}
