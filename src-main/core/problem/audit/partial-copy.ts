import { formatCount } from '../../text';
import { findCopy } from './copy';
import { withoutInputs } from './fixes';
import type { Reason } from './reason';
import { series, type Series } from './series';
import type { AuditView } from './view';

/** Rows that hold the target, so that it is no chance, and different values in them. */
const fewestRows = 20;
/** Of all rows, where a copy was changed now and then. */
const mostly = 0.95;

/** Columns that are the target in some rows: a copy with typing errors, or an amount that is 0 where it was not paid. */
export function partialCopies({ spec }: AuditView, inputs: readonly Series[], targets: readonly Series[]): readonly Reason[] {
  if (spec.task !== 'number') return [];
  return targets.flatMap((target) =>
    inputs.flatMap((input): readonly Reason[] => {
      const rows = rowsAlike(input, target);
      if (rows === 0) return [];
      return [
        {
          state: 'warning',
          message: `${input.name} has the values of ${target.name} in ${formatCount(rows)} of ${formatCount(target.values.length)} rows.`,
          rows,
          why: 'The model reads the answer off this column wherever it stands there.',
          field: 'steps',
          fixes: [withoutInputs(spec, [input.name])],
        },
      ];
    }),
  );
}

function rowsAlike(input: Series, target: Series): number {
  if (target.levels < fewestRows || input.levels < fewestRows) return 0;
  const same = countSame(input, target);
  if (same >= mostly * target.values.length) return same;
  const often = mostFrequent(input.values);
  const rest = series(
    input.name,
    input.values.map((value) => (value === often ? NaN : value)),
  );
  const copy = rest.levels < fewestRows ? null : findCopy({ input: rest, target, shift: 0, series: null });
  return copy?.kind === 'equal' && copy.rows >= fewestRows ? copy.rows : 0;
}

function countSame({ values }: Series, target: Series): number {
  let same = 0;
  for (let place = 0; place < values.length; place += 1) if (values[place] === target.values[place]) same += 1;
  return same;
}

/** A value that at least one row in ten has; NaN where there is none. */
function mostFrequent(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / 1000));
  const counts = new Map<number, number>();
  let [often, most] = [NaN, 0];
  for (let place = 0; place < values.length; place += step) {
    const value = values[place] ?? NaN;
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (!Number.isNaN(value) && count > most) [often, most] = [value, count];
  }
  return most * step * 10 >= values.length ? often : NaN;
}
