import { expect, it } from 'vitest';
import { drained, type Steps } from './steps';

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
