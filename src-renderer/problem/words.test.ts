import { expect, it } from 'vitest';
import { problemSpecSchema, type ProblemSpecInput } from '../../src-main/core/problem/problem';
import { describeProblem } from './words';

const of = (change: Partial<ProblemSpecInput>) => describeProblem(problemSpecSchema.parse({ task: 'number', targets: ['y'], ...change }));

it('says in the header what the problem is', () => {
  expect(of({ steps: ['a', 'b', 'c'] })).toEqual(['one sequence a row', 'y from 3 steps']);
  expect(of({ steps: ['a', 'b'], features: 2 })).toEqual(['one step a row', 'y from 2 features']);
  expect(of({ shape: 'windows', windows: { inputs: ['high'], lookBack: 7 } })).toEqual(['windows over a series', 'y from 7 rows of high']);
  expect(of({ shape: 'image-a-row', image: { width: 28, height: 28 } })).toEqual(['one picture a row', 'y from 28 × 28 pixels']);
  expect(of({ targets: [] })).toEqual(['one sequence a row']);
  expect(of({ targets: ['a', 'b', 'c'], steps: ['x'] })[1]).toBe('3 targets from 1 step');
});
