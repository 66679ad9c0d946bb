import { featuresOf } from '../../core/problem/feature-columns';
import type { PlannedParts } from '../../core/problem/findings/parts';
import type { ProblemShape, ProblemSpec } from '../../core/problem/problem';

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

/** Size of the snapshot that a problem becomes, but for its header. @param rows that are left of the table */
export function preparedBytes(spec: ProblemSpec, shape: ProblemShape, rows: number, { train, validation, test }: PlannedParts): number {
  const samples = train.rows + (validation?.rows ?? 0) + test.rows;
  if (spec.shape !== 'windows') return samples * (2 + product(shape.input) + product(shape.output)) * 4;
  return rows * (featuresOf(spec).length + spec.targets.length) * 4 + samples * 8;
}
