import { expect, it } from 'vitest';
import { drained, inLots, rowsAtOnce, type Steps } from './steps';

function* sum(values: readonly number[]): Steps<number> {
  let total = 0;
  for (const value of values) {
    yield;
    total += value;
  }
  return total;
}

it('work in steps comes to the same without a stop', () => {
  expect(drained(sum([1, 2, 3]))).toBe(6);
  const steps = sum([5]);
  expect(steps.next()).toEqual({ done: false, value: undefined });
  expect(steps.next()).toEqual({ done: true, value: 5 });
});

it('many rows are gone over in lots, each once, with a stop before each lot', () => {
  const lots: (readonly number[])[] = [];
  const steps = inLots(2 * rowsAtOnce + 1, (from, to) => lots.push([from, to]));
  let stops = 0;
  while (steps.next().done !== true) stops += 1;
  expect(stops).toBe(3);
  expect(lots).toEqual([
    [0, rowsAtOnce],
    [rowsAtOnce, 2 * rowsAtOnce],
    [2 * rowsAtOnce, 2 * rowsAtOnce + 1],
  ]);
});
