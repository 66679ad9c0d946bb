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
  const found = known.get(values);
  if (found) return found;
  const made = summarise(name, values);
  known.set(values, made);
  return made;
}

function summarise(name: string, values: Float64Array): Series {
  let min = Infinity;
  let max = -Infinity;
  let decimals = 0;
  let power = 1;
  const levels = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    while (decimals <= mostDecimals && !isWhole(value * power)) {
      decimals += 1;
      power = 10 ** decimals;
    }
    if (levels.size <= mostLevels) levels.add(value);
  }
  return { name, values, min, max, unit: decimals > mostDecimals ? 0 : 10 ** -decimals, levels: levels.size };
}

/** Up to the rounding of a product in float64. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= Math.abs(value) * 2 ** -50;
}
