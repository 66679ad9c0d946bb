import { setImmediate } from 'node:timers/promises';
import { type Feature, featuresOf } from '../../core/problem/feature-columns';
import { maskOf } from '../../core/problem/planned-shape';
import { type Samples, WindowSamples } from '../../core/problem/samples';
import type { PartName } from '../../core/problem/split-spec';
import { identity } from '../../core/problem/transform';
import { calendarColumn, fillColumn, fillKnown, type TableColumn, writeFeature } from '../../core/problem/window-table';
import { targetRows } from '../../core/problem/windows';
import type { WindowsSpec } from '../../core/problem/windows-spec';
import type { SnapshotPart } from '../../formats/snapshot';
import { differencedTargets } from './differenced-targets';
import { type Fitted, inGroups } from './fit';
import type { ProblemPlan } from './plan';
import { readValues, RowPlaces } from './read-values';
import type { ReadWatch } from './stream-columns';

/** Rows of a plan that tables are made of: all, or some that follow one another. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Tables that windows are cut from, [rows of the segment, width] each. */
export interface WindowTables {
  readonly x: Float32Array;
  /** [rows, targets]; the same array as `x` where the targets are all that goes in */
  readonly y: Float32Array;
  /** [targets][rows] in their own unit, where one is differenced; empty else */
  readonly rawTargets: readonly Float64Array[];
  /** By column: values as in the table, where they were asked for; NaN where missing. */
  readonly raw: ReadonlyMap<string, Float64Array>;
}

interface Options {
  readonly segment: Segment;
  readonly keepRaw: boolean;
  readonly watch?: ReadWatch | undefined;
}

/** Reads the columns of a windows problem, fills what is missing, and scales. */
export async function readWindowTables(plan: ProblemPlan, fitted: Fitted, { segment, keepRaw, watch }: Options): Promise<WindowTables> {
  const { spec } = plan;
  const features = featuresOf(spec);
  const rows = segment.to - segment.from;
  const numbers = spec.task === 'number' ? spec.targets : [];
  const shared = areTargetsAllInputs(plan, features);
  const x = new Float32Array(rows * features.length);
  const y = shared ? x : new Float32Array(rows * spec.targets.length);
  const differenced = fitted.transforms.targets.some(({ kind }) => kind === 'difference');
  const rawTargets = new Map<string, Float64Array>();
  const raw = new Map<string, Float64Array>();
  const bounds = segmentBounds(plan, segment);
  const names = [...new Set([...features.flatMap(({ columns }) => columns), ...numbers])];
  for (const group of inGroups(names, rows)) {
    const columns = await readColumns(plan, group, segment, watch);
    for (const [index, values] of columns.entries()) {
      const name = group[index] ?? '';
      if (keepRaw) raw.set(name, values.slice());
      const target = shared ? -1 : numbers.indexOf(name);
      // A filled input may hold something of the value behind it, which the last known one must not.
      const known = target < 0 ? null : values.slice();
      fillColumn(values, { bounds }, spec.missing, fitted.means.get(name) ?? NaN);
      for (const [column, feature] of features.entries()) {
        if (feature.columns[0] !== name) continue;
        writeInput(plan, values, fitted, { x, feature, column, width: features.length });
        // Of a million rows each column takes a while, and others are heard between them.
        await setImmediate();
      }
      if (!known) continue;
      fillKnown(known, { bounds });
      writeFeature(known, fitted.transforms.targets[target] ?? identity(name), 0, {
        into: y,
        width: numbers.length,
        column: target,
        filling: 0,
      });
      if (differenced) rawTargets.set(name, known);
      await setImmediate();
    }
  }
  writeCalendar(plan, fitted, features, x, segment);
  for (const [column, indices] of (plan.classes ?? []).entries()) {
    const target = { into: y, width: spec.targets.length, column, filling: 0 };
    writeClasses(indices.slice(segment.from, segment.to), bounds, target);
  }
  return { x, y, rawTargets: differenced ? numbers.map((name) => rawTargets.get(name) ?? new Float64Array(rows)) : [], raw };
}

/** One table does for both where every value that is predicted goes in by itself, scaled alike, and nothing else does. */
function areTargetsAllInputs({ spec, layout }: ProblemPlan, features: readonly Feature[]): boolean {
  if (spec.task !== 'number' || features.length !== spec.targets.length || layout.missing.targets) return false;
  return features.every(({ name, ahead, scaling }, index) => !ahead && name === spec.targets[index] && scaling !== 'difference');
}

function segmentBounds({ rows }: ProblemPlan, { from, to }: Segment): Uint32Array {
  const inside = rows.bounds.filter((bound) => bound > from && bound < to).map((bound) => bound - from);
  return Uint32Array.from([0, ...inside, to - from]);
}

async function readColumns(plan: ProblemPlan, names: readonly string[], { from, to }: Segment, watch?: ReadWatch): Promise<Float64Array[]> {
  const { ground, places, rows } = plan;
  const expressions = names.map((name) => ground.table.column(name).double);
  if (from === 0 && to === rows.count) return readValues(ground, places, expressions, watch);
  return readValues(ground, new RowPlaces(rows.rows.slice(from, to), ground.table.dataset.summary.rows), expressions, watch);
}

function writeInput(
  { spec }: ProblemPlan,
  values: Float64Array,
  fitted: Fitted,
  { x, feature, column, width }: { readonly x: Float32Array; readonly feature: Feature; readonly column: number; readonly width: number },
): void {
  const ahead = feature.ahead ? (spec.windows?.foresight ?? 0) + 1 : 0;
  const transform = fitted.transforms.inputs[column] ?? identity(feature.name);
  writeFeature(values, transform, ahead, { into: x, width, column, filling: maskOf(spec) ?? 0 });
}

function writeCalendar(plan: ProblemPlan, fitted: Fitted, features: readonly Feature[], x: Float32Array, { from, to }: Segment): void {
  const order = plan.rows.order?.subarray(from, to);
  for (const [column, feature] of features.entries()) {
    if (!feature.calendar || !order) continue;
    writeInput(plan, calendarColumn(order, feature.calendar), fitted, { x, feature, column, width: features.length });
  }
}

function writeClasses(values: Float64Array, bounds: Uint32Array, target: TableColumn): void {
  fillKnown(values, { bounds });
  writeFeature(values, identity('class'), 0, target);
}

/** Windows of a part, over tables that begin at place `from`. */
export function windowPart(
  plan: ProblemPlan,
  fitted: Fitted,
  tables: WindowTables,
  part: PartName,
  from = 0,
  only?: Uint32Array,
): SnapshotPart {
  const { spec, rows } = plan;
  const windows = spec.windows;
  if (!windows) throw new Error('A problem of windows says nothing about them.');
  const begins = only ?? plan.samples.parts[part].places;
  const starts = from === 0 ? begins : begins.map((start) => start - from);
  const width = plan.shape.input[1] ?? 1;
  const predicted = targetRows(windows);
  const plain = {
    rows: begins.map((start) => rows.rows[start + predicted.offset] ?? 0),
    x: new WindowSamples(tables.x, width, starts, 0, windows.lookBack),
    lengths: null,
  };
  const targets = spec.targets.length;
  if (tables.rawTargets.length > 0)
    return { ...plain, ...differencedTargets(tables.rawTargets, fitted.transforms.targets, starts, windows) };
  return {
    ...plain,
    y: new WindowSamples(tables.y, targets, starts, predicted.offset, predicted.rows),
    known: knownOf(tables.y, targets, starts, windows),
    base: null,
  };
}

/** What is known of the targets when they are to be predicted: their values in the last row that goes in. */
function knownOf(y: Float32Array, targets: number, starts: Uint32Array, { targetAt, lookBack }: WindowsSpec): Samples {
  return targetAt === 'every-step'
    ? new WindowSamples(y, targets, starts, 0, lookBack)
    : new WindowSamples(y, targets, starts, lookBack - 1, 1);
}
