import { featureAt, stepAt } from '../../core/problem/feature-columns';
import { DenseSamples } from '../../core/problem/samples';
import { applyTransform, identity } from '../../core/problem/transform';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import type { PreviewedSample } from './previewed-sample';
import { readValues, RowPlaces } from './read-values';
import { rowTensor } from './row-parts';
import { orderText } from './show-order';

/** One sequence or picture, made by the same steps as the snapshot. @param place of its row in the plan */
export async function previewRow(plan: ProblemPlan, fitted: Fitted, place: number): Promise<PreviewedSample> {
  const { spec, ground, rows, classes, shape } = plan;
  const row = rows.rows[place] ?? 0;
  const numbers = spec.task === 'number' ? spec.targets : [];
  const expressions = [...spec.steps, ...numbers].map((name) => ground.table.column(name).double);
  const only = new RowPlaces(Uint32Array.of(row), ground.table.dataset.summary.rows);
  const values = (await readValues(ground, only, expressions)).map((column) => column[0] ?? NaN);
  const tensor = rowTensor(plan, fitted);
  const x = new Float32Array(tensor.size);
  const length = tensor.write(values.slice(0, spec.steps.length), x, 0);
  const raw = values.slice(spec.steps.length);
  const indices = classes?.map((each) => each[place] ?? NaN);
  const y = indices ?? raw.map((value, index) => applyTransform(value, fitted.transforms.targets[index] ?? identity('')));
  const ended = spec.shape === 'sequence-a-row' && spec.lengths !== 'equal';
  const part = {
    rows: Uint32Array.of(row),
    x: new DenseSamples(x, tensor.size),
    y: new DenseSamples(Float32Array.from(y), y.length),
    lengths: ended ? Uint32Array.of(length) : null,
    known: null,
    base: null,
  };
  const order = [orderText(plan, place)];
  return {
    part,
    length: ended ? length : null,
    inputRows: [row],
    targetRows: [row],
    inputOrder: order,
    targetOrder: order,
    raw: rawSteps(plan, values),
    rawTarget: [indices ? indices.map((index) => shape.classes[index] ?? '') : raw],
  };
}

/** [steps][features] as in the table; of pictures [pixels][1] */
function rawSteps({ spec }: ProblemPlan, values: readonly number[]): (number | null)[][] {
  const image = spec.shape === 'image-a-row';
  const features = image ? 1 : spec.features;
  const steps = Array.from({ length: spec.steps.length / features }, () => Array.from({ length: features }, (): number | null => null));
  for (let at = 0; at < spec.steps.length; at += 1) {
    const step = steps[image ? at : stepAt(spec, at)];
    const value = values[at] ?? NaN;
    if (step) step[image ? 0 : featureAt(spec, at)] = Number.isNaN(value) ? null : value;
  }
  return steps;
}
