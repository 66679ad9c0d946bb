import { formatCount } from '../../text';
import { withoutInputs } from './fixes';
import { listed, type Reason } from './reason';
import type { Series } from './series';
import { type AuditView, columnsOf } from './view';

/** Gaps that must lie on a line; two values do so by chance only where they are rounded to a few steps. */
const fewestGaps = 3;
const mostOff = 1e-6;

/** A copy of the target whose gaps lie on a line between the values around: before each gap ends it tells where the series goes. */
export function filledCopies(view: AuditView): readonly Reason[] {
  const { spec, series } = view;
  if (spec.shape !== 'windows' || spec.task !== 'number') return [];
  const inputs = columnsOf(
    view,
    [...new Set(spec.windows?.inputs)].filter((name) => !spec.targets.includes(name)),
  );
  const found = columnsOf(view, spec.targets).flatMap((target) =>
    inputs.flatMap((input) => {
      const rows = filledRows(input, target, series);
      return rows >= fewestGaps ? [{ input: input.name, target: target.name, rows }] : [];
    }),
  );
  const [first] = found;
  if (!first) return [];
  const names = [...new Set(found.map(({ input }) => input))];
  const more = names.length > 1 ? ` So are those of ${listed(names.slice(1))}.` : '';
  const message = `${first.input} is ${first.target}, and its values in ${formatCount(first.rows)} rows that ${first.target} misses are on a line to the next one.${more}`;
  const why = 'The filled value tells where the series goes.';
  return [{ state: 'leak', message, rows: first.rows, why, field: 'windows', fixes: [withoutInputs(spec, names)] }];
}

/** @returns rows that are filled on a line that rises or falls; 0 where the input is no copy, or was filled otherwise */
function filledRows(input: Series, target: Series, series: Uint32Array | null): number {
  const off = Math.max(mostOff * (target.max - target.min), input.unit);
  let [before, filled] = [-1, 0];
  for (let place = 0; place < target.values.length; place += 1) {
    const value = target.values[place] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (Math.abs((input.values[place] ?? value) - value) > off) return 0;
    const rows = before >= 0 && (!series || series[before] === series[place]) ? place - before : 0;
    if (rows > 1) {
      const [from, step] = [target.values[before] ?? NaN, (value - (target.values[before] ?? NaN)) / rows];
      for (let at = 1; at < rows; at += 1) {
        const there = input.values[before + at] ?? NaN;
        if (Number.isNaN(there)) continue;
        if (Math.abs(there - from - step * at) > off) return 0;
        // A level line is what filling forward draws, too.
        if (Math.abs(step) > 2 * off) filled += 1;
      }
    }
    before = place;
  }
  return filled;
}
