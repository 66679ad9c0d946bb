import { calendarValue } from './calendar';
import type { Feature } from './feature-columns';
import { fillForward, fillInterpolated } from './fill';
import type { MissingChoice } from './problem';
import type { Transform } from './scaling-spec';
import { applyTransform } from './transform';

/** Places that follow one another within one series each. */
export interface SeriesBounds {
  /** [series + 1] where each series begins; the last is the number of places */
  readonly bounds: Uint32Array;
}

/** Fills what is missing of a column, within each series. @param values changed in place. @param mean of the training part */
export function fillColumn(values: Float64Array, { bounds }: SeriesBounds, choice: MissingChoice, mean: number): void {
  switch (choice) {
    case 'forward':
    case 'interpolate': {
      const fill = choice === 'forward' ? fillForward : fillInterpolated;
      for (let series = 0; series + 1 < bounds.length; series += 1) fill(values, bounds[series] ?? 0, bounds[series + 1] ?? 0);
      return;
    }
    case 'mean':
      for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row] ?? NaN)) values[row] = mean;
      return;
    case 'refuse':
    case 'drop':
    case 'mask':
  }
}

/** One column of a table: `width` values a row. */
export interface TableColumn {
  readonly into: Float32Array;
  readonly width: number;
  readonly column: number;
  /** In place of what is not there. */
  readonly filling: number;
}

/**
 * Writes a feature of all rows, scaled. A feature that lies ahead is taken from the row `ahead` rows on, which is the one that its step
 * predicts; what lies beyond the end is in no window.
 *
 * @param values [rows] of the feature's column, filled
 */
export function writeFeature(
  values: Float64Array,
  transform: Transform,
  ahead: number,
  { into, width, column, filling }: TableColumn,
): void {
  const rows = values.length;
  for (let row = 0, target = column; row < rows; row += 1, target += width) {
    const source = row + ahead;
    const value = source < rows ? applyTransform(values[source] ?? NaN, transform, values[source - 1] ?? NaN) : NaN;
    into[target] = Number.isNaN(value) ? filling : value;
  }
}

/** [rows] what the calendar says of every row. @param order [rows] milliseconds since 1970 */
export function calendarColumn(order: Float64Array, calendar: NonNullable<Feature['calendar']>): Float64Array {
  return Float64Array.from(order, (moment) => calendarValue(moment, calendar));
}

/** Targets that are not there are never predicted, but may be the last value known: that is then the one before. @param values changed in place */
export function fillKnown(values: Float64Array, { bounds }: SeriesBounds): void {
  for (let series = 0; series + 1 < bounds.length; series += 1) fillForward(values, bounds[series] ?? 0, bounds[series + 1] ?? 0);
}
