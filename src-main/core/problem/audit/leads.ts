import { type CopyKind, findCopy } from './copy';
import type { Series } from './series';
import { findLater, lastShift, type ShiftedCopy } from './shift';
import { type AuditView, columnsOf } from './view';

/** A column that at a place holds what another has `shift` places later. */
export interface Lead {
  readonly input: string;
  readonly target: string;
  readonly shift: number;
  readonly kind: CopyKind;
  readonly rows: number;
  /** Whether some step of a window so holds a value that is to be predicted; otherwise one between or beyond. */
  readonly hits: boolean;
}

/** Rows ahead that are looked at, where a window does not reach farther. */
const leastReach = 24;
/** Shifts that are tried for all columns together. */
const mostTries = 1_000_000;

/** How far ahead columns are compared: as far as a window and its targets reach. */
export function reachOf({ spec, rows }: AuditView, pairs: number): number {
  const { lookBack = 1, foresight = 0, horizon = 1 } = spec.windows ?? {};
  const wanted = Math.max(leastReach, spec.shape === 'windows' ? lookBack + foresight + horizon - 1 : 0);
  return lastShift(rows.length, Math.min(wanted, Math.floor(mostTries / Math.max(1, pairs))));
}

/** Inputs that hold later values of a target; for windows, the target itself may be an input, since its past is known. */
export function targetLeads(view: AuditView): readonly Lead[] {
  const { spec, series } = view;
  const windows = spec.shape === 'windows' ? spec.windows : null;
  const names = (windows ? windows.inputs : spec.steps).filter((name) => !spec.targets.includes(name));
  const inputs = columnsOf(view, [...new Set(names)]);
  const targets = columnsOf(view, spec.targets);
  const to = reachOf(view, inputs.length * targets.length);
  return inputs.flatMap((input) =>
    targets.flatMap((target) => {
      const found = findLater({ input, target, series, from: 1, to });
      return found ? [leadOf(input, target, found, windows === null || hits(found.shift, windows))] : [];
    }),
  );
}

/** A step of the window at most `lookBack − 1` rows before its last holds a value `shift` rows later than itself. */
function hits(shift: number, windows: { lookBack: number; foresight: number; horizon: number }): boolean {
  const { lookBack, foresight, horizon } = windows;
  return shift >= foresight + 1 && shift - lookBack + 1 <= foresight + horizon;
}

/** Columns that are taken from the predicted row, and there hold a target of that time or of one after the window. */
export function knownLeads(view: AuditView): readonly Lead[] {
  const { spec, series } = view;
  if (spec.shape !== 'windows' || !spec.windows) return [];
  const { known, foresight } = spec.windows;
  const inputs = columnsOf(view, [...new Set(known)]);
  const targets = columnsOf(view, spec.targets);
  const to = reachOf(view, inputs.length * targets.length);
  return inputs.flatMap((input) =>
    targets.flatMap((target) => {
      const found = input.name === target.name ? sameColumn(target) : findLater({ input, target, series, from: -foresight, to });
      return found ? [leadOf(input, target, found, true)] : [];
    }),
  );
}

function sameColumn({ values }: Series): ShiftedCopy {
  return { kind: 'equal', slope: 1, offset: 0, shift: 0, rows: values.filter((value) => !Number.isNaN(value)).length };
}

/** An input of windows that holds later values of another input, or the other its earlier ones. */
export interface InputLead extends Lead {
  /** Which of both the table's ends speak for: the one that lacks its last rows looks ahead, the one that lacks its first looks back. */
  readonly certain: boolean;
}

/** Inputs that are no targets, held against each other. */
export function inputLeads(view: AuditView): readonly InputLead[] {
  const { spec, series } = view;
  if (spec.shape !== 'windows' || !spec.windows) return [];
  const inputs = columnsOf(view, [...new Set(spec.windows.inputs)]).filter(({ name }) => !spec.targets.includes(name));
  const to = reachOf(view, inputs.length ** 2);
  return inputs.flatMap((input) =>
    inputs.flatMap((other) => {
      const found = other === input ? null : findLater({ input, target: other, series, from: 1, to });
      if (!found || isLag(view, other, input, found.shift) || isOfPast(view, input)) return [];
      return [{ ...leadOf(input, other, found, false), certain: lacksLast(view, input, found.shift) }];
    }),
  );
}

/** Whether `column` lacks more of the first rows of each series than `of` does, by the rows between them: then it is the one that was moved. */
function isLag({ series }: AuditView, column: Series, of: Series, shift: number): boolean {
  const [later, earlier] = [missingAtFirst(series, column), missingAtFirst(series, of)];
  return later.every((count, index) => count - (earlier[index] ?? 0) === shift);
}

/** Rows without a value that each series begins with. */
function missingAtFirst(series: Uint32Array | null, column: Series): readonly number[] {
  const counts: number[] = [];
  let begins = true;
  for (let place = 0; place < column.values.length; place += 1) {
    if (place === 0 || (series && series[place] !== series[place - 1])) {
      counts.push(0);
      begins = true;
    }
    begins &&= isMissing(column, place);
    if (begins) counts.push((counts.pop() ?? 0) + 1);
  }
  return counts;
}

/** Whether a column holds an earlier value of a target: what looks as if it were ahead of it is farther behind. */
function isOfPast(view: AuditView, input: Series): boolean {
  const { spec, series } = view;
  const to = reachOf(view, 1);
  return columnsOf(view, spec.targets).some((target) => {
    for (let shift = -1; shift >= -to; shift -= 1) if (findCopy({ input, target, series, shift })) return true;
    return false;
  });
}

function lacksLast({ series }: AuditView, column: Series, shift: number): boolean {
  const last = lastPlaces(series, column.values.length, shift);
  return last.length > 0 && last.every((place) => isMissing(column, place));
}

function isMissing({ values }: Series, place: number): boolean {
  return Number.isNaN(values[place] ?? NaN);
}

function lastPlaces(series: Uint32Array | null, places: number, count: number): readonly number[] {
  return placesWhere(places, (place) => place >= places - count || (series !== null && series[place] !== series[place + count]));
}

function placesWhere(places: number, condition: (place: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let place = 0; place < places; place += 1) if (condition(place)) found.push(place);
  return found;
}

function leadOf(input: Series, target: Series, { shift, kind, rows }: ShiftedCopy, isHit: boolean): Lead {
  return { input: input.name, target: target.name, shift, kind, rows, hits: isHit };
}
