import { checkModel } from '../model/check';
import type { ModelSpec } from '../model/model';
import { multiplicationsOf } from '../model/work';
import type { ProblemShape } from '../problem/problem';
import type { TrainingSpec } from './run';

/**
 * How long a training takes beside others on the same rows, if nothing stops it early; good enough to say which of them is the longest.
 *
 * @param rows of the training part
 * @returns multiplications of its forward passes; 0 for a model that cannot be built
 */
export function trainingWork(model: ModelSpec, shape: ProblemShape, { epochs, steps, batch_size }: TrainingSpec, rows: number): number {
  const outputs = checkModel(model, shape).layers.map(({ outputShape }) => outputShape);
  if (outputs.includes(null)) return 0;
  const lengths = [[...shape.input], ...outputs.map((output) => (output ?? []).map((length) => length ?? shape.input[0] ?? 1))];
  return multiplicationsOf(model.layers, lengths) * (steps === null ? epochs * rows : steps * batch_size);
}
