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

it('takes the majority, and what follows the last class, of each target on its own', () => {
  // Two rows ahead of two targets: [a1, b1, a2, b2] a window; known are the classes of both before it.
  const several = (y: readonly number[], known: readonly number[]) => ({
    y: new DenseSamples(Float32Array.from(y), 4),
    known: new DenseSamples(Float32Array.from(known), 2),
    base: null,
  });
  const parts = { train: several([0, 1, 0, 1, 1, 1, 0, 0], [0, 1, 1, 1]), test: several([0, 0, 1, 1], [0, 1]) };
  const shape = { output: [4], classes: ['x', 'y'], task: 'binary' } as const;
  const [majority, last] = classBaselines({ ...parts, transforms: [], names: ['a', 'b'] }, shape);
  // Of a x three times of four, of b y three times of four.
  expect(majority).toMatchObject({
    name: 'Always the most frequent class of each target',
    evaluation: {
      accuracy: 0.5,
      ahead: [
        { ahead: 1, accuracy: 0.5 },
        { ahead: 2, accuracy: 0.5 },
      ],
      byTarget: [
        { target: 'a', accuracy: 0.5 },
        { target: 'b', accuracy: 0.5 },
      ],
      confusion: [
        [1, 1],
        [1, 1],
      ],
    },
  });
  expect(majority?.evaluation.loss).toBeCloseTo(-(Math.log(3 / 4) + Math.log(1 / 4)) / 2, 12);
  expect(last?.evaluation).toMatchObject({ accuracy: 0.5, byTarget: [{ accuracy: 0.5 }, { accuracy: 0.5 }] });
  // After x of a came x, x; after y of b came y, y, y, x.
  expect(last?.evaluation.loss).toBeCloseTo(-(Math.log(1) + Math.log(1e-7) + Math.log(1 / 4) + Math.log(3 / 4)) / 4, 6);
});
