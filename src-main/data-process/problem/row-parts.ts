import { targetScaling } from '../../core/problem/feature-columns';
import { DenseSamples } from '../../core/problem/samples';
import { partNames } from '../../core/problem/split-spec';
import { applyTransform, identity } from '../../core/problem/transform';
import { RowTensor } from '../../core/problem/row-tensor';
import type { SnapshotPart } from '../../formats/snapshot';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import { type Numbers, type ReadWatch, streamColumns } from './stream-columns';

/** Tensors of a part while they are filled. */
interface Filling {
  readonly part: SnapshotPart;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly lengths: Uint32Array | null;
}

/** Reads sequences or pictures, one a row. @returns the parts in their order; a part that is not there has no samples */
export async function readRowParts(plan: ProblemPlan, fitted: Fitted, watch?: ReadWatch): Promise<readonly SnapshotPart[]> {
  const { spec, ground, classes, places } = plan;
  const tensor = rowTensor(plan, fitted);
  const parts = partNames.map((part) => emptyPart(plan, plan.samples.parts[part].places, tensor.size));
  const slots = slotsOf(plan);
  const numbers = spec.task === 'number' ? spec.targets : [];
  const columns = [...spec.steps, ...numbers].map((name) => ground.table.column(name).double);
  const transforms = numbers.map(
    (name, index) => fitted.transforms.targets[index] ?? { ...identity(name), kind: targetScaling(spec, name) },
  );
  const row = new Float64Array(spec.steps.length);
  const onRow = (values: readonly Numbers[], at: number, place: number): void => {
    const filling = parts[slots.part[place] ?? 255];
    if (!filling) return;
    const slot = slots.index[place] ?? 0;
    for (let column = 0; column < row.length; column += 1) row[column] = values[column]?.[at] ?? NaN;
    const length = tensor.write(row, filling.x, slot * tensor.size);
    if (filling.lengths) filling.lengths[slot] = length;
    for (const [target, indices] of (classes ?? []).entries()) filling.y[slot * spec.targets.length + target] = indices[place] ?? NaN;
    for (const [target, transform] of transforms.entries()) {
      filling.y[slot * transforms.length + target] = applyTransform(values[row.length + target]?.[at] ?? NaN, transform);
    }
  };
  const { placeOf } = places;
  const where = ground.source.from === ground.table.from ? ground.source.where : 'true';
  await streamColumns(
    ground.warehouse,
    `SELECT rowid::INTEGER, ${columns.join(', ')} FROM ${ground.table.from} WHERE ${where}`,
    columns.length + 1,
    ([rows, ...values], count) => {
      for (let at = 0; at < count; at += 1) {
        const place = placeOf(rows?.[at] ?? 0);
        if (place >= 0) onRow(values, at, place);
      }
    },
    watch,
  );
  return parts.map(({ part }) => part);
}

export function rowTensor({ spec }: ProblemPlan, { transforms, means }: Fitted): RowTensor {
  const columns = means.size === 0 ? null : Float64Array.from(spec.steps, (name) => means.get(name) ?? NaN);
  return new RowTensor(spec, transforms.inputs, columns);
}

function emptyPart({ spec, shape, rows }: ProblemPlan, places: Uint32Array, size: number): Filling {
  const outputs = shape.output.reduce((product, each) => product * each, 1);
  const x = new Float32Array(places.length * size);
  const y = new Float32Array(places.length * outputs);
  const lengths = spec.shape === 'sequence-a-row' && spec.lengths !== 'equal' ? new Uint32Array(places.length) : null;
  const part = {
    rows: places.map((place) => rows.rows[place] ?? 0),
    x: new DenseSamples(x, size),
    y: new DenseSamples(y, outputs),
    lengths,
    known: null,
    base: null,
  };
  return { part, x, y, lengths };
}

/** [rows] which part each row goes to, by its place in `partNames`, and where in it. */
function slotsOf({ samples, rows, assignment }: ProblemPlan): { readonly part: Uint8Array; readonly index: Uint32Array } {
  const index = new Uint32Array(rows.count);
  for (const name of partNames) {
    if (assignment.same && name === 'test') continue;
    for (const [slot, place] of samples.parts[name].places.entries()) index[place] = slot;
  }
  return { part: assignment.codes, index };
}
