import type { ColumnProfile } from '../../dataset/dataset';
import type { ProblemSpec } from '../problem';
import { inputNames } from './view';

const fewestMoments = 3;
/** Dates that say when a person was born, not when the row was made. */
const birth = /birth|born|\bdob\b/i;
/** Numbers that count time, as a year or the seconds since 1970 do. */
const counted = /^(year|time|timestamp|ts|date|datetime|epoch|unix[_ ]?time|decimal[_ ]?year)$/i;

/** The column that says when a row was: the problem's order, or for rows that have none the first date that is neither an input nor a target. */
export function clockOf(spec: ProblemSpec, profiles: readonly ColumnProfile[]): string | null {
  if (spec.order !== null || spec.shape === 'windows') return spec.order;
  const taken = [...inputNames(spec), ...spec.targets];
  const dates = profiles.filter(
    ({ name, type, distinct }) => type === 'date' && distinct >= fewestMoments && !birth.test(name) && !taken.includes(name),
  );
  return dates[0]?.name ?? null;
}

/** A column of numbers that by its name may say when a row was; it does where the rows stand in its order. */
export function countedClock(spec: ProblemSpec, profiles: readonly ColumnProfile[]): string | null {
  if (clockOf(spec, profiles) !== null || spec.shape === 'windows') return null;
  const taken = [...inputNames(spec), ...spec.targets];
  const found = profiles.find(
    ({ name, type, distinct }) => type === 'number' && distinct >= fewestMoments && counted.test(name) && !taken.includes(name),
  );
  return found?.name ?? null;
}

/** Whether numbers stay or rise from row to row, none of them missing. */
export function neverGoesBack(values: Float64Array): boolean {
  return values.every((value, row) => (row === 0 ? !Number.isNaN(value) : value >= (values[row - 1] ?? NaN)));
}
