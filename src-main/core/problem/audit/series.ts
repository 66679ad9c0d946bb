import { drained, inLots, type Steps } from '../../steps';

/** A column's values by place, with what tells how exactly two columns can be compared. */
export interface Series {
  readonly name: string;
  /** [places] NaN where missing */
  readonly values: Float64Array;
  readonly min: number;
  readonly max: number;
  /** Distance of neighbouring values as they are written: 0.01 for two decimals; 0 where there are more than nine. */
  readonly unit: number;
  /** Different values; more than `mostLevels` are not counted on. */
  readonly levels: number;
}

/** A column of more different values is no list of names. */
export const mostLevels = 1000;
const mostDecimals = 9;

const known = new WeakMap<Float64Array, Series>();

/** Looked at once for each column. */
export function series(name: string, values: Float64Array): Series {
  return drained(seriesInSteps(name, values));
}

/** The same with stops every some milliseconds. */
export function* seriesInSteps(name: string, values: Float64Array): Steps<Series> {
  const found = known.get(values);
  if (found) return found;
  const so: Summary = { min: Infinity, max: -Infinity, decimals: 0, levels: new Set() };
  yield* inLots(values.length, (from, to) => {
    summarise(so, values, from, to);
  });
  const { min, max, decimals, levels } = so;
  const made = { name, values, min, max, unit: decimals > mostDecimals ? 0 : 10 ** -decimals, levels: levels.size };
  known.set(values, made);
  return made;
}

interface Summary {
  min: number;
  max: number;
  decimals: number;
  readonly levels: Set<number>;
}

function summarise(so: Summary, values: Float64Array, from: number, to: number): void {
  let { min, max, decimals } = so;
  let power = 10 ** decimals;
  for (let place = from; place < to; place += 1) {
    const value = values[place] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    while (decimals <= mostDecimals && !isWhole(value * power)) {
      decimals += 1;
      power = 10 ** decimals;
    }
    if (so.levels.size <= mostLevels) so.levels.add(value);
  }
  Object.assign(so, { min, max, decimals });
}

/** Up to the rounding of a product in float64. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= Math.abs(value) * 2 ** -50;
}
