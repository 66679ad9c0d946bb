import { SeqbenchError } from '../../contract/errors';
import { featuresOf } from '../../core/problem/feature-columns';
import type { ProblemPreview } from '../../core/problem/preview';
import { partNames, type PartName } from '../../core/problem/split-spec';
import { plural } from '../../core/text';
import type { ProblemPlan } from './plan';
import { fittedPlan } from './planned';
import { previewRow } from './preview-row';
import { previewWindow } from './preview-window';

/** Which sample is asked for: by its number in the part, or by a row of the table, from 0, that it holds. */
export interface PreviewRequest {
  readonly part: PartName;
  readonly index: number | null;
  readonly row: number | null;
}

/** @throws SeqbenchError `request.invalid` where there is no such sample */
export async function previewProblem(plan: ProblemPlan, request: PreviewRequest): Promise<ProblemPreview> {
  const { part, index } = findSample(plan, request);
  const places = plan.samples.parts[part].places;
  const fitted = await fittedPlan(plan);
  const place = places[index] ?? 0;
  const { part: tensors, ...sample } = plan.grid ? await previewWindow(plan, fitted, place) : await previewRow(plan, fitted, place);
  const features = featuresOf(plan.spec).map(({ name }) => name);
  const image = plan.spec.shape === 'image-a-row';
  const x = new Float32Array(tensors.x.size);
  const y = new Float32Array(tensors.y.size);
  tensors.x.gather(null, 0, 1, x);
  tensors.y.gather(null, 0, 1, y);
  const predicted = sample.rawTarget.length;
  return {
    part,
    index,
    count: places.length,
    ...sample,
    features: image ? ['pixel'] : features,
    targets: plan.spec.targets,
    x: inRows(x, image ? 1 : features.length),
    y: inRows(y, y.length / Math.max(1, predicted)),
  };
}

function inRows(values: Float32Array, width: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / width }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
}

function findSample(plan: ProblemPlan, { part, index, row }: PreviewRequest): { readonly part: PartName; readonly index: number } {
  if (row !== null) return findByRow(plan, part, row);
  const count = plan.samples.parts[part].places.length;
  if (index !== null && index < count) return { part, index };
  throw new SeqbenchError({
    code: 'request.invalid',
    message: `The ${part} part has ${plural(count, 'sample')}, and none of number ${(index ?? 0) + 1}.`,
    place: 'index',
  });
}

/** The sample of the row: itself, or the last window that begins at it or before and reaches it; of the part that is asked for, else of another. */
function findByRow(plan: ProblemPlan, wanted: PartName, row: number): { readonly part: PartName; readonly index: number } {
  const place = plan.places.placeOf(row);
  const reach = plan.grid?.span ?? 1;
  for (const part of [wanted, ...partNames.filter((name) => name !== wanted)]) {
    const places = plan.samples.parts[part].places;
    const index = lastAtMost(places, place);
    if (place >= 0 && index >= 0 && place < (places[index] ?? 0) + reach) return { part, index };
  }
  throw new SeqbenchError({ code: 'request.invalid', message: `Row ${row + 1} is in no sample.`, place: 'row' });
}

/** @returns index of the last value that is not greater; -1 where all are. @param sorted ascending */
function lastAtMost(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
