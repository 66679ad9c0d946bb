import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../core/model/layers';
import type { ModelSpecInput } from '../../core/model/model';
import { constrain } from '../reference/constraints';
import { referenceLoss } from '../reference/network';
import { numericGradient } from '../reference/numeric-gradient';
import { referenceOptimizer } from '../reference/optimizers';
import { layerShapes } from './network';
import { testModel } from './testing/models';
import { relativeError, rowsOf, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const STEPS = 50;
const BATCH = 6;
const INPUT = [4];

type Optimizer = NonNullable<ModelSpecInput['optimizer']>;
type Layers = ModelSpecInput['layers'];

const optimizers: readonly (readonly [string, Optimizer])[] = [
  ['SGD', { type: 'SGD', learning_rate: 0.1 }],
  ['SGD with momentum', { type: 'SGD', learning_rate: 0.05, momentum: 0.9 }],
  ['SGD with Nesterov momentum', { type: 'SGD', learning_rate: 0.05, momentum: 0.8, nesterov: true }],
  ['RMSprop', { type: 'RMSprop' }],
  ['RMSprop with momentum, centered', { type: 'RMSprop', learning_rate: 0.003, momentum: 0.5, centered: true, rho: 0.8, epsilon: 1e-3 }],
  ['RMSprop centered', { type: 'RMSprop', centered: true, epsilon: 1e-4 }],
  ['Adam', { type: 'Adam' }],
  ['Adam with other betas', { type: 'Adam', learning_rate: 0.01, beta_1: 0.5, beta_2: 0.9, epsilon: 1e-3 }],
  ['Adam with AMSGrad', { type: 'Adam', learning_rate: 0.01, beta_2: 0.7, amsgrad: true }],
  ['AdamW', { type: 'AdamW', learning_rate: 0.01, weight_decay: 0.1 }],
  ['Nadam', { type: 'Nadam' }],
  ['Nadam with other betas', { type: 'Nadam', learning_rate: 0.01, beta_1: 0.6, beta_2: 0.95, epsilon: 1e-4 }],
  ['Adamax', { type: 'Adamax', learning_rate: 0.01 }],
  ['Adagrad', { type: 'Adagrad', learning_rate: 0.1 }],
  ['Adagrad that begins with 1', { type: 'Adagrad', learning_rate: 0.1, initial_accumulator_value: 1, epsilon: 1e-3 }],
  ['Adadelta', { type: 'Adadelta', learning_rate: 1 }],
  ['SGD clipped by value', { type: 'SGD', learning_rate: 0.1, clipvalue: 0.05 }],
  ['SGD clipped by the norm of each weight', { type: 'SGD', learning_rate: 0.1, clipnorm: 0.3 }],
  ['SGD clipped by the norm of all', { type: 'SGD', learning_rate: 0.1, global_clipnorm: 0.3 }],
  ['Adam with weight decay', { type: 'Adam', learning_rate: 0.01, weight_decay: 0.2 }],
  [
    'SGD on an exponential schedule',
    { type: 'SGD', learning_rate: { type: 'ExponentialDecay', initial_learning_rate: 0.2, decay_steps: 7, decay_rate: 0.6 } },
  ],
  [
    'Adam on a staircase',
    {
      type: 'Adam',
      learning_rate: { type: 'ExponentialDecay', initial_learning_rate: 0.02, decay_steps: 7, decay_rate: 0.6, staircase: true },
    },
  ],
  [
    'AdamW on a cosine with warm-up',
    {
      type: 'AdamW',
      weight_decay: 0.3,
      learning_rate: {
        type: 'CosineDecay',
        initial_learning_rate: 0,
        decay_steps: 30,
        alpha: 0.1,
        warmup_target: 0.02,
        warmup_steps: 10,
      },
    },
  ],
];

const plain: Layers = [
  { type: 'Dense', units: 5, activation: 'tanh' },
  { type: 'Dense', units: 3 },
];

/** What training held to Keras's rules is proved on: penalties and constraints on every kind of layout. */
const held: readonly (readonly [string, readonly number[], Layers])[] = [
  [
    'L1 and L2 on a Dense',
    INPUT,
    [{ type: 'Dense', units: 3, kernel_regularizer: { type: 'L1L2', l1: 0.02, l2: 0.03 }, bias_regularizer: { type: 'L2' } }],
  ],
  [
    'L1 on a GRU',
    [3, 2],
    [{ type: 'GRU', units: 3, kernel_regularizer: { type: 'L1', l1: 0.03 }, recurrent_regularizer: { type: 'L2', l2: 0.1 } }],
  ],
  [
    'max-norm on every weight of a GRU',
    [3, 2],
    [
      {
        type: 'GRU',
        units: 3,
        kernel_constraint: { type: 'MaxNorm', max_value: 0.5 },
        recurrent_constraint: { type: 'MaxNorm', max_value: 0.7, axis: 1 },
        bias_constraint: { type: 'MaxNorm', max_value: 0.1 },
      },
    ],
  ],
  [
    'max-norm along the channels of a convolution, and nothing negative',
    [5, 2],
    [
      { type: 'Conv1D', filters: 9, kernel_size: 2, kernel_constraint: { type: 'MaxNorm', max_value: 0.3, axis: 1 } },
      { type: 'Flatten' },
      { type: 'Dense', units: 3, kernel_constraint: { type: 'NonNeg' }, bias_constraint: { type: 'MaxNorm', max_value: 0.2 } },
    ],
  ],
];

function expectSameTraining(layers: Layers, input: readonly number[], optimizer: Optimizer, steps: number): void {
  const next = testNumbers(5);
  const model = testModel(layers, 'mean_squared_error', optimizer);
  const trainable = new BuiltInTrainable(model, input, 1, { maxBatch: BATCH });
  const weights = trainable.weights().map(({ values }) => Float64Array.from(values));
  const shapes = layerShapes(model.layers, input);
  const specs = model.layers.flatMap((spec, index) => definitionOf(spec).weights(spec, shapes[index]!));
  const apply = referenceOptimizer(model.optimizer);
  const sampleSize = input.reduce((product, length) => product * length, 1);
  for (let step = 0; step < steps; step++) {
    const x = testArray(BATCH * sampleSize, next);
    const y = testArray(BATCH * trainable.targetSize, next);
    const lossNow = () => referenceLoss({ model, input, weights, x: rowsOf(x, sampleSize) }, rowsOf(y, trainable.targetSize));
    const wanted = lossNow();
    apply(weights, numericGradient(lossNow, weights));
    for (const [index, spec] of specs.entries()) constrain(spec, weights[index]!);
    expect(Math.abs(trainable.trainStep(x, y).loss / wanted - 1)).toBeLessThan(1e-5);
  }
  for (const [i, { values }] of trainable.weights().entries()) expect(relativeError(values, weights[i]!)).toBeLessThan(2e-5);
}

/** Finite differences take their time where the machine is busy. */
const patience = { timeout: 60_000 };

describe('optimizers against Keras’s formulas in float64, with gradients by finite differences', patience, () => {
  it.each(optimizers)('%s: weights and losses of 50 steps', (_name, optimizer) => {
    expectSameTraining(plain, INPUT, optimizer, STEPS);
  });
});

describe('penalties and constraints against Keras’s formulas in float64', patience, () => {
  it.each(held)('%s: weights and losses of 20 steps', (_name, input, layers) => {
    expectSameTraining(layers, input, { type: 'SGD', learning_rate: 0.3 }, 20);
  });

  it('refuses an axis that a weight does not have, by the weight’s name', () => {
    const model = testModel([{ type: 'Dense', units: 2, bias_constraint: { type: 'MaxNorm', axis: 1 } }]);
    expect(() => new BuiltInTrainable(model, INPUT, 1, { maxBatch: 1 })).toThrow('dense/bias');
  });
});

describe('the learning rate', () => {
  const build = (optimizer: Optimizer) =>
    new BuiltInTrainable(testModel(plain, 'mean_squared_error', optimizer), INPUT, 1, { maxBatch: 1 });
  const x = new Float32Array(4).fill(1);
  const y = new Float32Array(3);

  it('can be set where it is constant, belongs to the state, and moves the next step', () => {
    const trainable = build({ type: 'SGD', learning_rate: 0.1 });
    trainable.setLearningRate(0);
    const before = trainable.weights();
    trainable.trainStep(x, y);
    expect(trainable.weights()).toEqual(before);
    const other = build({ type: 'SGD', learning_rate: 0.1 });
    other.restore(trainable.state());
    expect(other.learningRate()).toBe(0);
  });

  it('follows a schedule, which cannot be overruled and goes on after a restore', () => {
    const schedule = { type: 'ExponentialDecay', initial_learning_rate: 0.1, decay_steps: 1, decay_rate: 0.5 } as const;
    const trainable = build({ type: 'SGD', learning_rate: schedule });
    trainable.trainStep(x, y);
    trainable.trainStep(x, y);
    expect(trainable.learningRate()).toBeCloseTo(0.025, 15);
    const other = build({ type: 'SGD', learning_rate: schedule });
    other.restore(trainable.state());
    expect(other.learningRate()).toBe(trainable.learningRate());
    expect(() => {
      trainable.setLearningRate(1);
    }).toThrow('schedule');
  });
});
