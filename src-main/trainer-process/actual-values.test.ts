import { expect, it } from 'vitest';
import type { ProblemShape } from '../core/problem/problem';
import type { Transform } from '../core/problem/scaling-spec';
import { applyTransform } from '../core/problem/transform';
import { rowPart, snapshotOf, study } from './problem-study.test-support';

/** As a table may have them: prices, counts, small and large. */
const table = [1, 0.1, 47, 93.25, 98.6, 51.93, 0.003, 33, 12.5, 1000, 73.21, 8, 2, 99.99, 64, 123456.7];
const transforms: readonly Transform[] = [
  { column: 'y', kind: 'min-max', offset: 0.003, scale: 98 },
  { column: 'y', kind: 'standard', offset: 47.643, scale: 29.775 },
  { column: 'y', kind: 'robust', offset: 51.5, scale: 47 },
  { column: 'y', kind: 'none', offset: 0, scale: 1 },
];

it.each(transforms)('true values are written as they stand in the table, not as the $kind scaling rounds them', async (transform) => {
  const shape: ProblemShape = { input: [1, 1], open: false, output: [1], task: 'number', classes: [] };
  const part = rowPart(
    table.map((_, row) => [row]),
    table.map((value) => [applyTransform(value, transform)]),
  );
  const snapshot = snapshotOf(
    shape,
    { steps: ['a'], targets: ['y'], task: 'number', scalings: { y: transform.kind } },
    { train: part, test: part },
    { transforms: { inputs: [], targets: [transform] } },
  );
  const { predictions } = await study(
    snapshot,
    {
      name: 'Linear',
      layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1 }],
      loss: 'mean_absolute_error',
      optimizer: { type: 'SGD' },
    },
    { epochs: 1, batch_size: 8 },
  );
  expect(predictions.map(({ actual }) => actual)).toEqual(table.map(String));
});
