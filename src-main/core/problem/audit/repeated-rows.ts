import { drained, type Steps } from '../../steps';

/** Rows between two stops. */
const stretch = 65_536;

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

/** The same with stops every some ten milliseconds. */
export function* firstAlikeInSteps(columns: Iterable<Float64Array>, places: number): Steps<Uint32Array> {
  // [places] a number that rows share that were alike so far; `rest` are those that share it with another
  const groups = new Uint32Array(places);
  let rest: Uint32Array = Uint32Array.from({ length: places }, (_, place) => place);
  for (const column of columns) {
    if (rest.length === 0) break;
    rest = yield* divide(groups, rest, column);
  }
  const first = Uint32Array.from({ length: places }, (_, place) => place);
  const leaders = new Map<number, number>();
  for (const [index, place] of rest.entries()) {
    if (index % stretch === 0) yield;
    const group = groups[place] ?? 0;
    const leader = leaders.get(group);
    if (leader === undefined) leaders.set(group, place);
    else first[place] = leader;
  }
  return first;
}

/** Gives rows of one group and different values groups of their own. @returns those that share one */
function* divide(groups: Uint32Array, rest: Uint32Array, column: Float64Array): Steps<Uint32Array> {
  const known = new Map<number, Map<number, number>>();
  const sizes: number[] = [];
  for (const [index, place] of rest.entries()) {
    if (index % stretch === 0) yield;
    const group = groups[place] ?? 0;
    let values = known.get(group);
    if (!values) known.set(group, (values = new Map<number, number>()));
    const value = column[place] ?? NaN;
    let made = values.get(value);
    if (made === undefined) values.set(value, (made = sizes.push(0) - 1));
    sizes[made] = (sizes[made] ?? 0) + 1;
    groups[place] = made;
  }
  return rest.filter((place) => (sizes[groups[place] ?? 0] ?? 0) > 1);
}
