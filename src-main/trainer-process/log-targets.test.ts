import { expect, it } from 'vitest';
import type { ProblemShape } from '../core/problem/problem';
import { rowPart, snapshotOf, study } from './problem-study.test-support';

it('a model of logarithms whose answers no number holds keeps its run: every figure is a number, and the file can be read', async () => {
  const shape: ProblemShape = { input: [2, 1], open: false, output: [1], task: 'number', classes: [] };
  const rows = Array.from({ length: 24 }, (_, row) => [row * 40, 1000 - row]);
  const part = rowPart(
    rows,
    rows.map((_, row) => [Math.log(1 + row)]),
  );
  const snapshot = snapshotOf(
    shape,
    { steps: ['a', 'b'], targets: ['y'], task: 'number', scalings: { y: 'log' } },
    { train: part, test: part },
    { transforms: { inputs: [], targets: [{ column: 'y', kind: 'log', offset: 0, scale: 1 }] } },
  );
  const dense = { type: 'Dense', units: 1, kernel_initializer: { type: 'Constant', value: 3 } } as const;
  const { result, predictions } = await study(
    snapshot,
    {
      name: 'Far off',
      layers: [{ type: 'Input' }, { type: 'Flatten' }, dense],
      loss: 'mean_absolute_error',
      optimizer: { type: 'SGD', learning_rate: 1e-9 },
    },
    { epochs: 2, batch_size: 8 },
  );
  expect(result.state).toBe('done');
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(predictions.map(({ predicted }) => Number(predicted))).toEqual(rows.map(() => 3.402823e38));
  expect(Number(predictions[3]?.actual)).toBeCloseTo(4, 5);
});
