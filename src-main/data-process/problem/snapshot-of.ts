import { setImmediate } from 'node:timers/promises';
import { formulaRange } from './formula-range';
import { maskOf } from '../../core/problem/planned-shape';
import { type PartName, partNames } from '../../core/problem/split-spec';
import { targetRows } from '../../core/problem/windows';
import type { Snapshot, SnapshotHeader, SnapshotPart } from '../../formats/snapshot';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import { orderColumn } from './show-order';
import type { ReadWatch } from './stream-columns';
import { readWindowTables, windowPart } from './window-parts';

/** The snapshot of a problem of windows: their tables are read, and where each begins. */
export async function windowSnapshot(plan: ProblemPlan, fitted: Fitted, watch?: ReadWatch): Promise<Snapshot> {
  const tables = await readWindowTables(plan, fitted, { segment: { from: 0, to: plan.rows.count }, keepRaw: false, watch });
  const parts: SnapshotPart[] = [];
  for (const part of partNames) {
    await setImmediate();
    parts.push(windowPart(plan, fitted, tables, part));
  }
  await setImmediate();
  return snapshotOf(plan, fitted, parts);
}

/** @param parts in the order of `partNames` */
export function snapshotOf(plan: ProblemPlan, fitted: Fitted, [train, validation, test]: readonly SnapshotPart[]): Snapshot {
  if (!train || !validation || !test) throw new Error('A part is missing.');
  const { same } = plan.assignment;
  const tested = withOrder(plan, same ? train : test, same ? 'train' : 'test');
  return {
    header: headerOf(plan, fitted),
    train: same ? tested : train,
    validation: plan.validation ? validation : null,
    test: tested,
  };
}

/** With the place in the order of the first row that each window predicts, for whoever reads the predictions. */
function withOrder(plan: ProblemPlan, part: SnapshotPart, name: PartName): SnapshotPart {
  const { order } = plan.rows;
  const { windows } = plan.spec;
  if (!plan.grid || !windows || !order || !orderColumn(plan)) return part;
  const { offset } = targetRows(windows);
  return { ...part, order: Float64Array.from(plan.samples.parts[name].places, (start) => order[start + offset] ?? NaN) };
}

function headerOf(plan: ProblemPlan, { transforms }: Fitted): SnapshotHeader {
  const { spec, shape, ground } = plan;
  return {
    version: 2,
    shape,
    transforms,
    targets: spec.targets,
    maskValue: maskOf(spec),
    datasetHash: ground.table.dataset.summary.hash,
    spec,
    anywhere: formulaRange(plan),
    ...(plan.grid ? { order: orderColumn(plan) } : {}),
  };
}
