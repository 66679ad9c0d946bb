import { targetScaling } from '../../core/problem/feature-columns';
import { unused } from '../../core/problem/part-codes';
import { partNames } from '../../core/problem/split-spec';
import { applyTransform, identity } from '../../core/problem/transform';
import { RowTensor } from '../../core/problem/row-tensor';
import { LaterSamples, type SnapshotPart } from '../../formats/snapshot';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import { type Numbers, type ReadWatch, streamColumns } from './stream-columns';

/** A part whose samples come later, as they are read. */
export interface RowPart extends SnapshotPart {
  readonly x: LaterSamples;
  readonly y: LaterSamples;
}

/** A sample as it is read. Its arrays are used again for the next one. */
export interface RowSample {
  /** Place of its part in `partNames`. */
  readonly part: number;
  /** Its number in the part. */
  readonly slot: number;
  /** [...shape.input], scaled */
  readonly x: Float32Array;
  /** [...shape.output] */
  readonly y: Float32Array;
  /** Steps that are not filling. */
  readonly length: number;
}

/** What is done with a sample; where it takes a while, the next is read when it is done. */
export type TakeSample = (sample: RowSample) => Promise<void> | undefined;

/** Parts in their order, with all but their samples; `lengths` are there to be filled in. A part that is not there has no samples. */
export function rowParts({ spec, shape, rows, samples }: ProblemPlan): readonly RowPart[] {
  const size = (sizes: readonly number[]): number => sizes.reduce((product, each) => product * each, 1);
  const ended = spec.shape === 'sequence-a-row' && spec.lengths !== 'equal';
  return partNames.map((part) => {
    const { places } = samples.parts[part];
    return {
      rows: places.map((place) => rows.rows[place] ?? 0),
      x: new LaterSamples(places.length, size(shape.input)),
      y: new LaterSamples(places.length, size(shape.output)),
      lengths: ended ? new Uint32Array(places.length) : null,
      known: null,
      base: null,
    };
  });
}

/** Reads sequences or pictures, one a row, in the order of the table; none is kept. */
export async function readRowSamples(plan: ProblemPlan, fitted: Fitted, take: TakeSample, watch?: ReadWatch): Promise<void> {
  const { spec, ground, places } = plan;
  const numbers = spec.task === 'number' ? spec.targets : [];
  const columns = [...spec.steps, ...numbers].map((name) => ground.table.column(name).double);
  const { placeOf } = places;
  const sampleAt = sampleReader(plan, fitted);
  const where = ground.source.from === ground.table.from ? ground.source.where : 'true';
  await streamColumns(
    ground.warehouse,
    `SELECT rowid::INTEGER, ${columns.join(', ')} FROM ${ground.table.from} WHERE ${where}`,
    columns.length + 1,
    async ([rows, ...values], count) => {
      for (let at = 0; at < count; at += 1) {
        const place = placeOf(rows?.[at] ?? 0);
        const sample = place < 0 ? null : sampleAt(values, at, place);
        const taken = sample && take(sample);
        if (taken) await taken;
      }
    },
    watch,
  );
}

/** @returns a function that makes the sample of a row; null where it belongs to no part */
function sampleReader(plan: ProblemPlan, fitted: Fitted): (values: readonly Numbers[], at: number, place: number) => RowSample | null {
  const { spec, shape, classes } = plan;
  const tensor = rowTensor(plan, fitted);
  const slots = slotsOf(plan);
  const numbers = spec.task === 'number' ? spec.targets : [];
  const transforms = numbers.map(
    (name, index) => fitted.transforms.targets[index] ?? { ...identity(name), kind: targetScaling(spec, name) },
  );
  const row = new Float64Array(spec.steps.length);
  const x = new Float32Array(tensor.size);
  const y = new Float32Array(shape.output.reduce((product, each) => product * each, 1));
  return (values, at, place) => {
    const part = slots.part[place] ?? unused;
    if (part >= partNames.length) return null;
    for (let column = 0; column < row.length; column += 1) row[column] = values[column]?.[at] ?? NaN;
    const length = tensor.write(row, x, 0);
    for (const [target, indices] of (classes ?? []).entries()) y[target] = indices[place] ?? NaN;
    for (const [target, transform] of transforms.entries()) {
      y[target] = applyTransform(values[row.length + target]?.[at] ?? NaN, transform);
    }
    return { part, slot: slots.index[place] ?? 0, x, y, length };
  };
}

export function rowTensor({ spec }: ProblemPlan, { transforms, means }: Fitted): RowTensor {
  const columns = means.size === 0 ? null : Float64Array.from(spec.steps, (name) => means.get(name) ?? NaN);
  return new RowTensor(spec, transforms.inputs, columns);
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
