import type { Assignment } from './part-codes';
import { codeOf, unused } from './part-codes';
import type { PartName } from './split-spec';
import { type WindowsSpec, windowSpan } from './windows-spec';

/** Rows that windows are cut from, series by series, each in its order. */
export interface WindowedRows {
  readonly assignment: Assignment;
  /** [series + 1] where each series begins; the last is the number of rows */
  readonly bounds: Uint32Array;
  /** [rows] 1 where a row was left out just before; null where none was */
  readonly gaps: Uint8Array | null;
  /** [rows + 1] how many rows before have no target; null where all have one */
  readonly targetless: Uint32Array | null;
}

export interface WindowGrid {
  /** Rows from the first that goes in to the last that is predicted. */
  readonly span: number;
  readonly stride: number;
  /** Rows at the beginning of a stretch that no window begins at: 1 where inputs are differences. */
  readonly lost: number;
  /** Rows from the beginning to the first that is predicted, and how many are. */
  readonly target: { readonly offset: number; readonly rows: number };
}

export function gridOf(windows: WindowsSpec, lost: number): WindowGrid {
  return { span: windowSpan(windows), stride: windows.stride, lost, target: targetRows(windows) };
}

/** @returns rows from a window's beginning to the first that it predicts, and how many it predicts */
export function targetRows({ lookBack, foresight, horizon, targetAt }: WindowsSpec): WindowGrid['target'] {
  return targetAt === 'every-step' ? { offset: foresight + 1, rows: lookBack } : { offset: lookBack + foresight, rows: horizon };
}

/**
 * Unbroken stretches: rows one behind the other, of one series and one part, with none left out between them.
 *
 * @returns [rows] the place just behind the stretch that each row lies in
 */
export function stretchEnds({ assignment: { codes }, bounds, gaps }: WindowedRows): Uint32Array {
  const ends = new Uint32Array(codes.length);
  for (let series = bounds.length - 2; series >= 0; series -= 1) {
    const [from, to] = [bounds[series] ?? 0, bounds[series + 1] ?? 0];
    let end = to;
    for (let row = to - 1; row >= from; row -= 1) {
      if (row + 1 < to && (codes[row] !== codes[row + 1] || gaps?.[row + 1] === 1)) end = row + 1;
      ends[row] = end;
    }
  }
  return ends;
}

/**
 * All windows of a part: within each stretch from its first possible row on, `stride` rows apart, none that predicts a row without target.
 *
 * @param ends [rows] from `stretchEnds`
 * @returns [windows] the row that each begins at, ascending
 */
export function windowStarts(rows: WindowedRows, ends: Uint32Array, grid: WindowGrid, part: PartName): Uint32Array {
  let count = 0;
  eachWindow(rows, ends, grid, part, () => (count += 1));
  const starts = new Uint32Array(count);
  count = 0;
  eachWindow(rows, ends, grid, part, (start) => {
    starts[count] = start;
    count += 1;
  });
  return starts;
}

function eachWindow(rows: WindowedRows, ends: Uint32Array, grid: WindowGrid, part: PartName, onWindow: (start: number) => void): void {
  const { codes } = rows.assignment;
  const code = codeOf(rows.assignment, part);
  for (let from = 0; from < codes.length; from = ends[from] ?? codes.length) {
    if (codes[from] !== code) continue;
    const end = ends[from] ?? 0;
    for (let start = from + grid.lost; start + grid.span <= end; start += grid.stride) if (hasTarget(rows, grid, start)) onWindow(start);
  }
}

function hasTarget({ targetless }: WindowedRows, { target }: WindowGrid, start: number): boolean {
  if (!targetless) return true;
  const first = start + target.offset;
  return targetless[first + target.rows] === targetless[first];
}

/**
 * Windows that there would be if each series were one stretch, but that cross the border of two parts or a row that was left out, or predict
 * a row without target. Those among rows of no part are not counted.
 */
export function countStraddling(rows: WindowedRows, ends: Uint32Array, grid: WindowGrid): number {
  const { bounds } = rows;
  const { codes } = rows.assignment;
  let count = 0;
  for (let series = 0; series + 1 < bounds.length; series += 1) {
    const to = bounds[series + 1] ?? 0;
    for (let start = (bounds[series] ?? 0) + grid.lost; start + grid.span <= to; start += grid.stride) {
      const first = start - grid.lost;
      const whole = (ends[first] ?? 0) >= start + grid.span;
      if (!whole || (codes[first] !== unused && !hasTarget(rows, grid, start))) count += 1;
    }
  }
  return count;
}

/** @returns the number of different rows that windows of one span take up. @param starts ascending */
export function coveredRows(starts: Uint32Array, span: number): number {
  let covered = 0;
  let end = 0;
  for (const start of starts) {
    covered += start + span - Math.max(start, end);
    end = Math.max(end, start + span);
  }
  return covered;
}
