import { expect, it } from 'vitest';
import { splitSchema } from '../../src-main/core/problem/split-spec';
import { chosenFold, drawnFolds } from './folds';

const split = splitSchema.parse({ method: 'walk-forward', folds: 3 });

it('tests every fold with what comes right after its training part', () => {
  const folds = drawnFolds(split, 100);
  expect(folds.map(({ stretches }) => stretches)).toEqual([
    [
      { part: 'train', from: 0, to: 0.25 },
      { part: 'test', from: 0.25, to: 0.5 },
    ],
    [
      { part: 'train', from: 0, to: 0.5 },
      { part: 'test', from: 0.5, to: 0.75 },
    ],
    [
      { part: 'train', from: 0, to: 0.75 },
      { part: 'test', from: 0.75, to: 1 },
    ],
  ]);
  expect(folds.map(({ chosen }) => chosen)).toEqual([false, false, true]);
});

it('slides with a training part of one length, and marks the fold that was chosen', () => {
  const folds = drawnFolds({ ...split, walk: 'sliding', fold: 2 }, 100);
  expect(folds.map(({ stretches }) => stretches[0])).toEqual([
    { part: 'train', from: 0, to: 0.25 },
    { part: 'train', from: 0.25, to: 0.5 },
    { part: 'train', from: 0.5, to: 0.75 },
  ]);
  expect(folds.find(({ chosen }) => chosen)?.number).toBe(2);
});

it('marks every fold where all are trained', () => {
  const folds = drawnFolds({ ...split, fold: 'all' }, 100);
  expect(folds.map(({ chosen }) => chosen)).toEqual([true, true, true]);
  expect(chosenFold({ ...split, fold: 'all' })).toBeNull();
  expect([chosenFold(split), chosenFold({ ...split, fold: 2 })]).toEqual([3, 2]);
});
