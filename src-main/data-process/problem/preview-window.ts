import type { ProblemPreview } from '../../core/problem/preview';
import { featuresOf } from '../../core/problem/feature-columns';
import { calendarValue } from '../../core/problem/calendar';
import { targetRows } from '../../core/problem/windows';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import type { PreviewedSample } from './previewed-sample';
import { orderText } from './show-order';
import { readWindowTables, type Segment, windowPart, type WindowTables } from './window-parts';

/** Rows around a window that are read with it at least: what is missing is filled from them, and from as many more as it takes. */
const around = 2000;

/** One window, made by the same steps as the snapshot, of the rows around it. @param start place of its first row */
export async function previewWindow(plan: ProblemPlan, fitted: Fitted, start: number): Promise<PreviewedSample> {
  const { spec, rows, grid } = plan;
  const { windows } = spec;
  if (!windows || !grid) throw new Error('A problem of windows says nothing about them.');
  const segment = segmentAround(plan, start, grid.span);
  const tables = await readWindowTables(plan, fitted, { segment, keepRaw: true });
  const part = windowPart(plan, fitted, tables, 'train', segment.from, Uint32Array.of(start));
  const { offset, rows: predicted } = targetRows(windows);
  const inputs = range(start, windows.lookBack);
  const targets = range(start + offset, predicted);
  const tableRow = (place: number): number => rows.rows[place] ?? 0;
  return {
    part,
    length: null,
    inputRows: inputs.map(tableRow),
    targetRows: targets.map(tableRow),
    inputOrder: inputs.map((place) => orderText(plan, place)),
    targetOrder: targets.map((place) => orderText(plan, place)),
    raw: inputs.map((place) => rawStep(plan, tables, segment, place)),
    rawTarget: targets.map((place) => rawTarget(plan, tables, segment, place)),
  };
}

/** Rows of the window's series, as far as they matter: up to rows in which nothing is missing. */
function segmentAround(plan: ProblemPlan, start: number, span: number): Segment {
  const { bounds, count } = plan.rows;
  const series = bounds.findLastIndex((bound) => bound <= start);
  const [first, end] = [bounds[series] ?? 0, bounds[series + 1] ?? count];
  let from = Math.max(first, start - around);
  while (from > first && isGappy(plan, from)) from -= 1;
  let to = Math.min(end, start + span + around);
  while (to < end && isGappy(plan, to - 1)) to += 1;
  return { from, to };
}

function isGappy({ layout, rows }: ProblemPlan, row: number): boolean {
  const place = rows.places ? (rows.places[row] ?? 0) : row;
  return layout.missing.inputs?.[place] === 1 || layout.missing.targets?.[place] === 1;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

function rawStep({ spec, rows }: ProblemPlan, { raw }: WindowTables, { from }: Segment, place: number): ProblemPreview['raw'][number] {
  return featuresOf(spec).map(({ columns, ahead, calendar }) => {
    const row = place + (ahead ? (spec.windows?.foresight ?? 0) + 1 : 0);
    if (calendar) return calendarValue(rows.order?.[row] ?? NaN, calendar);
    const value = raw.get(columns[0] ?? '')?.[row - from] ?? NaN;
    return Number.isNaN(value) ? null : value;
  });
}

function rawTarget(
  { spec, classes, shape }: ProblemPlan,
  { raw }: WindowTables,
  { from }: Segment,
  place: number,
): readonly (number | string)[] {
  if (classes) return classes.map((indices) => shape.classes[indices[place] ?? NaN] ?? '');
  return spec.targets.map((name) => raw.get(name)?.[place - from] ?? NaN);
}
