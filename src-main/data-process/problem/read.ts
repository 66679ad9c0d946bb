import type { DuckDBVector } from '@duckdb/node-api';
import type { ProblemFacts } from '../../core/problem/facts';
import type { Plan, Target } from '../../core/problem/outcome';
import type { ProblemSpec } from '../../core/problem/problem';
import type { Transforms } from '../../core/problem/scaling-spec';
import { DenseSamples } from '../../core/problem/samples';
import { scale, type Scaler, ScalerFit } from '../../core/problem/scaling';
import type { SnapshotPart } from '../../formats/snapshot';
import type { OpenTable } from '../dataset/table';
import { quoteName, type Warehouse } from '../warehouse/warehouse';
import { columnOf, labelOf } from './gather';

/** Reads the target of every row. @param facts of a problem that was found sound */
export async function readTarget(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec, facts: ProblemFacts): Promise<Target> {
  const column = columnOf(dataset, spec.targets[0] ?? '');
  const classes = spec.task === 'number' ? [] : (facts.classes ?? []).map((each) => each.label);
  const indices = new Map(classes.map((label, index) => [label, index]));
  const values = new Float64Array(dataset.summary.rows);
  const selected = spec.task === 'number' ? `${column}::DOUBLE` : column;
  await warehouse.stream(`SELECT rowid, ${selected} FROM ${quoteName(dataset.table)}`, (chunk) => {
    const [rows, targets] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const value = targets.getItem(at);
      values[Number(rows.getItem(at))] = spec.task === 'number' ? Number(value) : (indices.get(labelOf(value)) ?? NaN);
    }
  });
  return { classes, values };
}

/** Fits the scaler on the steps of the training part. */
export async function fitScaler(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec, plan: Plan): Promise<Scaler> {
  const fit = new ScalerFit(spec.scaling);
  if (spec.scaling === 'none') return fit.result();
  const slots = slotsOf(dataset.summary.rows, plan);
  await readSteps(warehouse, dataset, spec, (row, _, value) => {
    if ((slots[row] ?? 0) >= 0) fit.add(value);
  });
  return fit.result();
}

/** Reads the tensors of both parts, scaled. */
export async function readParts(
  warehouse: Warehouse,
  dataset: OpenTable,
  spec: ProblemSpec,
  { plan, target, scaler }: { readonly plan: Plan; readonly target: Target; readonly scaler: Scaler },
): Promise<{ readonly train: SnapshotPart; readonly test: SnapshotPart }> {
  const steps = spec.steps.length;
  const part = (rows: Uint32Array) => ({
    rows,
    x: new DenseSamples(new Float32Array(rows.length * steps), steps),
    y: new DenseSamples(
      Float32Array.from(rows, (row) => target.values[row] ?? NaN),
      1,
    ),
    lengths: null,
    known: null,
    base: null,
  });
  const train = part(plan.split.train);
  const test = part(plan.split.test);
  const slots = slotsOf(dataset.summary.rows, plan);
  await readSteps(warehouse, dataset, spec, (row, step, value) => {
    const slot = slots[row] ?? 0;
    const scaled = scale(value, scaler);
    if (slot >= 0) train.x.values[slot * steps + step] = scaled;
    else test.x.values[(-1 - slot) * steps + step] = scaled;
  });
  return { train, test };
}

/** [rows] where each row goes: its place in the training part, or -1 less its place in the test part. */
function slotsOf(rows: number, { split }: Plan): Int32Array {
  const slots = new Int32Array(rows);
  for (const [place, row] of split.train.entries()) slots[row] = place;
  for (const [place, row] of split.test.entries()) slots[row] = -1 - place;
  return slots;
}

type OnValue = (row: number, step: number, value: number) => void;

/** Every value of the step columns, once. */
function readSteps(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec, onValue: OnValue): Promise<void> {
  const columns = spec.steps.map((name) => `${columnOf(dataset, name)}::DOUBLE`);
  return warehouse.stream(`SELECT rowid, ${columns.join(', ')} FROM ${quoteName(dataset.table)}`, (chunk) => {
    const numbers = chunk.getColumnVector(0);
    const rows = Int32Array.from({ length: chunk.rowCount }, (_, at) => Number(numbers.getItem(at)));
    for (let step = 0; step < columns.length; step += 1) {
      const values = doublesOf(chunk.getColumnVector(step + 1));
      for (let at = 0; at < chunk.rowCount; at += 1) onValue(rows[at] ?? 0, step, values[at] ?? NaN);
    }
  });
}

/** Values of a DOUBLE column without gaps; its own array where it shows one, which is several times faster than asking value by value. */
function doublesOf(vector: DuckDBVector): Float64Array {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Float64Array) return items;
  return Float64Array.from({ length: vector.itemCount }, (_, at) => Number(vector.getItem(at)));
}

/** One transform, which all steps share. */
export function transformsOf(spec: ProblemSpec, { offset, scale: size }: Scaler): Transforms {
  return {
    inputs: [{ column: spec.steps.length === 1 ? (spec.steps[0] ?? '') : 'steps', kind: spec.scaling, offset, scale: size }],
    targets: [],
  };
}
