import { expect, it } from 'vitest';
import { DenseSamples } from '../problem/samples';
import { classBaselines } from './class-baselines';

const part = (y: readonly number[], known: readonly number[] | null) => ({
  y: new DenseSamples(Float32Array.from(y), 1),
  known: known && new DenseSamples(Float32Array.from(known), 1),
  base: null,
});
const targets = {
  train: part([0, 1, 1, 2, 1, 1], [0, 0, 1, 1, 2, 1]),
  test: part([1, 1, 2, 0], [1, 0, 2, 2]),
  transforms: [],
  names: ['y'],
};

const one = { output: [1], classes: ['a', 'b', 'c'], task: 'classes' } as const;

it('sets the last known class beside the most frequent one', () => {
  const [majority, last] = classBaselines(targets, one);
  expect(majority).toMatchObject({ name: 'Always “b”', evaluation: { accuracy: 0.5 } });
  expect(last).toMatchObject({ name: 'The last known class again', evaluation: { accuracy: 0.5 } });
  expect(last?.evaluation.kind === 'classification' && last.evaluation.confusion).toEqual([
    [0, 0, 1],
    [1, 1, 0],
    [0, 0, 1],
  ]);
  // After b came b, c, b; after a came a, b; after c came b alone.
  expect(last?.evaluation.loss).toBeCloseTo(-(Math.log(2 / 3) + Math.log(1 / 2) + 2 * Math.log(1e-7)) / 4, 6);
});

it('knows no last class where rows do not follow one another', () => {
  expect(classBaselines({ ...targets, test: part([0, 1], null) }, one)).toHaveLength(1);
});
