import { expect } from 'vitest';
import type { ModelSpecInput } from '../../../core/model/model';
import { compare, gradientErrors, type ComparisonOptions } from './compare';
import { testModel } from './models';
import { relativeError } from './numbers';

export type Layers = ModelSpecInput['layers'];

/** What is proved, the layers after Input, and a sample's shape where it is not `sequence`. */
export type Case = readonly [name: string, layers: Layers, input?: readonly number[]];

/** Cases as `it.each` wants them, to be named by `$name`. */
export function named(cases: readonly Case[]) {
  return cases.map(([name, layers, input]) => ({ name, layers, input }));
}

/** Six steps of three features. */
export const sequence: readonly number[] = [6, 3];

/** Largest error that is let pass, relative to the largest value. */
const TOLERANCE = 1e-5;

/** Finite differences take their time where the machine is busy. */
export const patience = { timeout: 60_000 };

/** Answers and loss as the float64 reference has them, gradients as its finite differences. */
export function expectProved(layers: Layers, input: readonly number[] = sequence, options: ComparisonOptions = {}): void {
  const result = compare(testModel(layers), input, options);
  const { loss, output } = result.trainable.evaluate(result.x, result.y);
  expect(relativeError(output, result.output.flat()), 'output').toBeLessThan(TOLERANCE);
  expect(Math.abs(loss - result.loss) / result.loss, 'loss').toBeLessThan(TOLERANCE);
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(TOLERANCE);
}

/** Gradients with the masks that the engine drew for the step. */
export function expectProvedInTraining(layers: Layers, input: readonly number[] = sequence, options: ComparisonOptions = {}): void {
  const result = compare(testModel(layers), input, { ...options, training: true });
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(TOLERANCE);
}
