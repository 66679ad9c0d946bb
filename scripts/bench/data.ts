import { testArray, testNumbers } from '../../src-main/engine/built-in/testing/numbers';
import type { BenchCase } from './cases';

/** One batch: x [batch, ...input] and y [batch, ...target]. */
export interface BenchData {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Numbers from 0 to 1: how long a step takes does not depend on what they mean. */
export function benchData({ input, target, batch }: BenchCase): BenchData {
  const next = testNumbers(1);
  const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, batch);
  return { x: testArray(size(input), next).map(Math.abs), y: testArray(size(target), next).map(Math.abs) };
}
