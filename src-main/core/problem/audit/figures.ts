import { drained, inLots, type Steps } from '../../steps';

/** Of the values that are there. */
export interface ColumnFigures {
  readonly rows: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the population. */
  readonly deviation: number;
}

export function figuresOf(values: Float64Array): ColumnFigures {
  return drained(figuresInSteps(values));
}

/** The same with stops every some milliseconds. */
export function* figuresInSteps(values: Float64Array): Steps<ColumnFigures> {
  const sums: Sums = { rows: 0, min: Infinity, max: -Infinity, mean: 0, squares: 0 };
  yield* inLots(values.length, (from, to) => {
    add(sums, values, from, to);
  });
  const { squares, ...figures } = sums;
  return { ...figures, deviation: Math.sqrt(squares / Math.max(1, sums.rows)) };
}

interface Sums {
  rows: number;
  min: number;
  max: number;
  mean: number;
  squares: number;
}

function add(sums: Sums, values: Float64Array, from: number, to: number): void {
  let { rows, min, max, mean, squares } = sums;
  for (let place = from; place < to; place += 1) {
    const value = values[place] ?? NaN;
    if (Number.isNaN(value)) continue;
    rows += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    const distance = value - mean;
    mean += distance / rows;
    squares += distance * (value - mean);
  }
  Object.assign(sums, { rows, min, max, mean, squares });
}
