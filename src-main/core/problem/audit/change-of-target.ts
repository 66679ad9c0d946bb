import type { Steps } from '../../steps';
import { formatCount } from '../../text';
import { randomStream } from '../random';
import { findCopy, type Pairing } from './copy';
import { asPast, withoutInputs } from './fixes';
import type { LaterColumns, LaterReason } from './later';
import { reachOf } from './leads';
import { findMonotone } from './monotone';
import { series as seriesOf, type Series } from './series';
import type { AuditView } from './view';

/** Rows over which a change is looked at, at most. */
const mostRows = 24;
/** Rows of which each must speak for it, before all are looked at. */
const drawnRows = 64;

/** How a value becomes a later one: what is added, or by what it is multiplied. */
type Change = (now: number, later: number) => number;

/** Columns of windows that tell how the target changes from a known row to one to come: the next return, or whether it will rise. */
export function* changesOfTarget(view: AuditView, target: Series, columns: readonly LaterColumns[]): Steps<readonly LaterReason[]> {
  const found: LaterReason[] = [];
  const changes: readonly Change[] = [
    (now, later) => later - now,
    ...(target.min > 0 ? [(now: number, later: number) => later / now] : []),
  ];
  const reach = Math.min(mostRows, reachOf(view, 1));
  for (const { inputs, from } of columns) {
    for (const input of inputs) {
      yield;
      const rows = yield* search(view, input, target, changes, from > 0, reach);
      if (rows > 0) found.push({ input: input.name, reason: reasonOf(view, input.name, target.name, from > 0, rows) });
    }
  }
  return found;
}

/** @param ahead whether the change begins at the column's row; it ends there otherwise. @returns rows from one value to the other, 0 for none */
function* search(view: AuditView, input: Series, target: Series, changes: readonly Change[], ahead: boolean, reach: number): Steps<number> {
  for (let rows = 1; rows <= reach; rows += 1) {
    for (const change of changes) {
      if (!mayGoWith(view, input, target, change, ahead ? 0 : -rows, rows)) continue;
      yield;
      const changed = changeOver(target, rows, view.series, change);
      if (isChange({ input, target: changed, shift: ahead ? 0 : -rows, series: view.series })) return rows;
    }
  }
  return 0;
}

/** Whether some rows at random speak for it: the changes in their order, the column's values go one way. */
function mayGoWith(
  { rows: { length }, series }: AuditView,
  input: Series,
  { values }: Series,
  change: Change,
  from: number,
  rows: number,
): boolean {
  const random = randomStream(1);
  const pairs: { readonly input: number; readonly change: number }[] = [];
  for (let attempt = 0; attempt < 4 * drawnRows && pairs.length < drawnRows; attempt += 1) {
    const place = random.below(length);
    const [now, later] = [place + from, place + from + rows];
    if (now < 0 || later >= length || (series && series[now] !== series[later])) continue;
    const pair = { input: input.values[place] ?? NaN, change: change(values[now] ?? NaN, values[later] ?? NaN) };
    if (!Number.isNaN(pair.input) && !Number.isNaN(pair.change)) pairs.push(pair);
  }
  if (pairs.length < drawnRows / 2) return false;
  pairs.sort((one, other) => one.change - other.change);
  const goes = (sign: number): boolean =>
    pairs.every((pair, index) => {
      const before = pairs[index - 1];
      return !before || pair.change === before.change || sign * (pair.input - before.input) >= 0;
    });
  return goes(1) || goes(-1);
}

/** As it is, or going up and down with it; and not told by how the target changed before. */
function isChange(pairing: Pairing): boolean {
  const isTold = (shift: number): boolean => (findCopy({ ...pairing, shift }) ?? findMonotone({ ...pairing, shift })) !== null;
  return isTold(pairing.shift) && !Array.from({ length: 2 * mostRows }, (_, back) => pairing.shift - 1 - back).some(isTold);
}

/** [places] what becomes of the value at a place in so many rows */
function changeOver({ name, values }: Series, rows: number, series: Uint32Array | null, change: Change): Series {
  const changed = new Float64Array(values.length).fill(NaN);
  for (let place = 0; place + rows < values.length; place += 1) {
    if (!series || series[place] === series[place + rows]) changed[place] = change(values[place] ?? NaN, values[place + rows] ?? NaN);
  }
  return seriesOf(name, changed);
}

function reasonOf({ spec }: AuditView, input: string, target: string, ahead: boolean, rows: number): LaterReason['reason'] {
  const when = ahead ? `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} later` : `to the row that is predicted`;
  const isUnsure = ahead && rows === 1;
  return {
    state: isUnsure ? 'warning' : 'leak',
    message: `${input} goes with the change of ${target} ${when}${isUnsure ? `: it looks ahead, or ${target} is reckoned from it` : ''}.`,
    rows: null,
    why: 'When the model is used the later values do not exist yet, so its figures cannot be reached.',
    field: 'windows',
    fixes: [ahead ? null : asPast(spec, [input]), withoutInputs(spec, [input])],
  };
}
