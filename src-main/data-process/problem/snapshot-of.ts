import { formulaRange } from './formula-range';
import { maskOf } from '../../core/problem/planned-shape';
import type { PartName } from '../../core/problem/split-spec';
import { targetRows } from '../../core/problem/windows';
import type { Snapshot, SnapshotHeader, SnapshotPart } from '../../formats/snapshot';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import { readRowParts } from './row-parts';
import { orderColumn } from './show-order';
import type { ReadWatch } from './stream-columns';
import { readWindowTables, windowPart } from './window-parts';

/** Reads all that a model is trained and tested on. */
export async function readSnapshot(plan: ProblemPlan, fitted: Fitted, watch?: ReadWatch): Promise<Snapshot> {
  const [train, validation, test] = plan.grid ? await windowParts(plan, fitted, watch) : await readRowParts(plan, fitted, watch);
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

async function windowParts(plan: ProblemPlan, fitted: Fitted, watch?: ReadWatch): Promise<readonly SnapshotPart[]> {
  const tables = await readWindowTables(plan, fitted, { segment: { from: 0, to: plan.rows.count }, keepRaw: false, watch });
  return (['train', 'validation', 'test'] as const).map((part) => windowPart(plan, fitted, tables, part));
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
