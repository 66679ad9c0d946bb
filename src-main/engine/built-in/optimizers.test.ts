import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { numericGradient } from '../reference/numeric-gradient';
import { referenceLoss } from '../reference/network';
import { referenceOptimizer } from '../reference/optimizers';
import { testModel, testInput } from './testing/models';
import { relativeError, rowsOf, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const STEPS = 15;
const BATCH = 6;
const FEATURES = 4;

const optimizers: readonly (readonly [string, ModelSpecInput['optimizer']])[] = [
  ['SGD', { type: 'SGD', learning_rate: 0.1 }],
  ['SGD with momentum', { type: 'SGD', learning_rate: 0.05, momentum: 0.9 }],
  ['SGD with Nesterov momentum', { type: 'SGD', learning_rate: 0.05, momentum: 0.8, nesterov: true }],
  ['Adam', { type: 'Adam' }],
  ['Adam with other betas', { type: 'Adam', learning_rate: 0.01, beta_1: 0.5, beta_2: 0.9, epsilon: 1e-3 }],
  ['Nadam', { type: 'Nadam' }],
  ['Nadam with other betas', { type: 'Nadam', learning_rate: 0.01, beta_1: 0.6, beta_2: 0.95, epsilon: 1e-4 }],
];

describe('optimizers against Keras’s formulas in float64, with gradients by finite differences', () => {
  it.each(optimizers)('%s: weights and losses of 15 steps', (_name, optimizer) => {
    const next = testNumbers(5);
    const model = testModel(
      [{ type: 'Flatten' }, { type: 'Dense', units: 5, activation: 'tanh' }, { type: 'Dense', units: 3 }],
      'mean_squared_error',
      optimizer,
    );
    const trainable = new BuiltInTrainable(model, testInput(1, FEATURES), 1, { maxBatch: BATCH });
    const weights = trainable.weights().map(({ values }) => Float64Array.from(values));
    const steps = weights.map(({ length }) => referenceOptimizer(model.optimizer, length));
    for (let step = 0; step < STEPS; step++) {
      const x = testArray(BATCH * FEATURES, next);
      const y = testArray(BATCH * 3, next);
      const lossNow = () => referenceLoss({ model, input: [1, FEATURES], weights, x: rowsOf(x, FEATURES) }, rowsOf(y, 3));
      const wanted = lossNow();
      const gradients = numericGradient(lossNow, weights);
      for (const [i, apply] of steps.entries()) apply(weights[i]!, gradients[i]!);
      expect(Math.abs(trainable.trainStep(x, y).loss / wanted - 1)).toBeLessThan(1e-5);
    }
    for (const [i, { values }] of trainable.weights().entries()) expect(relativeError(values, weights[i]!)).toBeLessThan(1e-5);
  });
});
