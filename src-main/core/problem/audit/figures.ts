/** Of the values that are there. */
export interface ColumnFigures {
  readonly rows: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the population. */
  readonly deviation: number;
}

/** @param counts whether a place is among those that are looked at */
export function figuresOf(values: Float64Array, counts: (place: number) => boolean): ColumnFigures {
  let [rows, min, max, mean, squares] = [0, Infinity, -Infinity, 0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? NaN;
    if (Number.isNaN(value) || !counts(place)) continue;
    rows += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    const distance = value - mean;
    mean += distance / rows;
    squares += distance * (value - mean);
  }
  return { rows, min, max, mean, deviation: Math.sqrt(squares / Math.max(1, rows)) };
}
