import type { ColumnProfile } from '../../dataset/dataset';
import type { ProblemSpec } from '../problem';
import { inputNames } from './view';

const fewestMoments = 3;
/** Dates that say when a person was born, not when the row was made. */
const birth = /birth|born|\bdob\b/i;

/** The column that says when a row was: the problem's order, or for rows that have none the first date that is neither an input nor a target. */
export function clockOf(spec: ProblemSpec, profiles: readonly ColumnProfile[]): string | null {
  if (spec.order !== null || spec.shape === 'windows') return spec.order;
  const taken = [...inputNames(spec), ...spec.targets];
  const dates = profiles.filter(
    ({ name, type, distinct }) => type === 'date' && distinct >= fewestMoments && !birth.test(name) && !taken.includes(name),
  );
  return dates[0]?.name ?? null;
}
