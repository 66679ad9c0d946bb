import { rowsAtOnce, type Steps } from '../../steps';
import { formatCount } from '../../text';
import { withoutInputs } from './fixes';
import type { Reason } from './reason';
import type { Series } from './series';
import { type AuditView, columnsOf } from './view';

/** Of the rows, those that lie exactly between the one before and the one after. */
const share = { least: 0.4, most: 0.98 };
/** Different steps that the lines have; a counter goes on by the same ones. */
const fewestSteps = 20;
/** Distinct values over what rounding leaves. */
const coarse = 1000;
/** Where a line ends it does so sharply: by so many times what rounding bends it. */
const sharp = 10;

/** Columns of windows that go in straight lines from value to value: months that were made days, gaps that were filled on a line beforehand. */
export function* filledLines(view: AuditView, told: readonly string[]): Steps<readonly Reason[]> {
  const { spec, series } = view;
  if (spec.shape !== 'windows' || !spec.windows) return [];
  const reasons: Reason[] = [];
  for (const input of columnsOf(view, [...new Set(spec.windows.inputs)])) {
    yield;
    const rows = told.includes(input.name) ? 0 : yield* rowsOnLines(input, series);
    if (rows > 0) reasons.push(reasonOf(view, input.name, rows));
  }
  return reasons;
}

function reasonOf({ spec }: AuditView, name: string, rows: number): Reason {
  return {
    state: 'warning',
    message: `${name} goes in straight lines: ${formatCount(rows)} of its values lie exactly between the one before and the one after.`,
    rows,
    why: 'What was filled on a line tells the next measured value before it is there; fill forward instead.',
    field: 'windows',
    fixes: spec.targets.includes(name) ? [] : [withoutInputs(spec, [name])],
  };
}

function* rowsOnLines({ values, min, max, unit, levels }: Series, series: Uint32Array | null): Steps<number> {
  if (levels < fewestSteps || unit * coarse > max - min) return 0;
  const off = 1e-9 * Math.max(Math.abs(min), Math.abs(max)) + unit;
  const steps = new Set<number>();
  let [looked, found, corners] = [0, 0, 0];
  for (let place = 1; place + 1 < values.length; place += 1) {
    if (place % rowsAtOnce === 0) yield;
    if (series && series[place - 1] !== series[place + 1]) continue;
    const [before, now, after] = [values[place - 1] ?? NaN, values[place] ?? NaN, values[place + 1] ?? NaN];
    if (Number.isNaN(before + now + after)) continue;
    looked += 1;
    const step = now - before;
    const bend = Math.abs(after - now - step);
    if (bend > 2 * sharp * off) corners += 1;
    // A level line is what filling forward draws, too.
    if (Math.abs(step) <= 4 * off || bend > 2 * off) continue;
    found += 1;
    if (steps.size < fewestSteps) steps.add(Math.round(step / (4 * off)));
  }
  // What bends slowly is smooth, and was not filled.
  const isSharp = corners >= fewestSteps && 2 * corners >= looked - found;
  return isSharp && steps.size >= fewestSteps && found >= share.least * looked && found <= share.most * looked ? found : 0;
}
