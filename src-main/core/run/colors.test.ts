import { expect, it } from 'vitest';
import { asId, type RunId, type Sha256 } from '../ids';
import { runColors } from './colors';

function run(id: string, hash = 'a') {
  return { id: asId<RunId>(id), preparedHash: asId<Sha256>(hash) };
}

it('gives the colours in the order in which runs were made, and begins again after eight', () => {
  const runs = Array.from({ length: 9 }, (_, index) => run(String(index)));
  expect([...runColors(runs).values()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
});

it('counts runs over other tensors apart, so that the leaderboard’s colours are those of the report', () => {
  expect([...runColors([run('1', 'a'), run('2', 'b'), run('3', 'a')]).values()]).toEqual([1, 1, 2]);
});

it('gives the folds of a model one colour, also where one was trained again', () => {
  const fold = (id: string, number: number, group: string) => ({
    ...run(id, `hash ${number}`),
    fold: { number, of: 2, group: asId<RunId>(group) },
  });
  const runs = [fold('a1', 1, 'a1'), fold('a2', 2, 'a1'), fold('b1', 1, 'b1'), fold('b2', 2, 'b1'), fold('a2 again', 2, 'a1')];
  expect([...runColors(runs).values()]).toEqual([1, 1, 2, 2, 1]);
});
