import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { Parameters } from './parameters';
import { testModel } from './testing/models';
import { testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

type Optimizer = NonNullable<ModelSpecInput['optimizer']>;
type Layers = ModelSpecInput['layers'];

const BATCH = 6;
const FEATURES = 3;

const cells: readonly (readonly [string, Layers])[] = [
  ['SimpleRNN', [{ type: 'SimpleRNN', units: 5 }]],
  ['LSTM', [{ type: 'LSTM', units: 5, activation: 'relu', dropout: 0.2, recurrent_dropout: 0.3 }]],
  ['GRU with the reset gate after', [{ type: 'GRU', units: 5 }]],
  ['GRU with the reset gate before', [{ type: 'GRU', units: 5, reset_after: false, recurrent_dropout: 0.3 }]],
  ['Bidirectional', [{ type: 'Bidirectional', layer: { type: 'LSTM', units: 5 } }]],
];

const lstm: Layers = [
  { type: 'LSTM', units: 5, return_sequences: true },
  { type: 'LSTM', units: 4 },
  { type: 'Dense', units: 1 },
];

const optimizers: readonly (readonly [string, Optimizer])[] = [
  ['SGD', { type: 'SGD', learning_rate: 0.1 }],
  ['SGD with momentum', { type: 'SGD', momentum: 0.9 }],
  ['SGD with Nesterov momentum', { type: 'SGD', momentum: 0.9, nesterov: true }],
  ['RMSprop', { type: 'RMSprop' }],
  ['RMSprop with momentum, centered', { type: 'RMSprop', momentum: 0.5, centered: true }],
  ['Adam', { type: 'Adam' }],
  ['Adam with AMSGrad', { type: 'Adam', amsgrad: true }],
  ['Adam with an epsilon that is 0 in float32', { type: 'Adam', epsilon: 1e-60 }],
  ['AdamW', { type: 'AdamW', weight_decay: 0.1 }],
  ['Nadam', { type: 'Nadam' }],
  ['Adamax', { type: 'Adamax' }],
  ['Adagrad', { type: 'Adagrad' }],
  ['Adagrad that begins with 0', { type: 'Adagrad', initial_accumulator_value: 0 }],
  ['Adadelta', { type: 'Adadelta' }],
  ['Adam clipped by value', { type: 'Adam', clipvalue: 0.01 }],
  ['Adam clipped by the norm of each weight', { type: 'Adam', clipnorm: 0.01 }],
  ['Adam clipped by the norm of all', { type: 'Adam', global_clipnorm: 0.01 }],
];

function build(layers: Layers, optimizer: Optimizer = { type: 'Adam' }, input: readonly number[] = [1, FEATURES]): BuiltInTrainable {
  return new BuiltInTrainable(testModel(layers, 'mean_squared_error', optimizer), input, 1, { maxBatch: BATCH });
}

/** The same, every weight being moved at every step. */
function buildWithoutRest(...given: readonly [Layers, Optimizer?]): BuiltInTrainable {
  const spy = vi.spyOn(Parameters.prototype, 'rest').mockReturnValue();
  const trainable = build(...given);
  spy.mockRestore();
  return trainable;
}

function train(trainable: BuiltInTrainable, steps = 6): readonly number[] {
  const next = testNumbers(3);
  return Array.from({ length: steps }, (_, step) => {
    const rows = step === 2 ? BATCH - 3 : BATCH;
    return trainable.trainStep(testArray(rows * FEATURES, next), testArray(rows * trainable.targetSize, next)).loss;
  });
}

/** Bits, since 0 and -0, and one NaN and another, are to be told apart. */
function bitsOf(trainable: BuiltInTrainable): string {
  return Buffer.from(trainable.state()).toString('hex');
}

function expectSameBits(resting: BuiltInTrainable, moving: BuiltInTrainable): void {
  expect(train(resting)).toEqual(train(moving));
  expect(bitsOf(resting)).toBe(bitsOf(moving));
}

const movedBytes = ({ network }: BuiltInTrainable): number => network.parameters.moving.reduce((sum, { bytes }) => sum + bytes, 0);

afterEach(() => vi.restoreAllMocks());

describe('the recurrent kernel of a layer that reads one step', () => {
  it.each(cells)('rests, and %s trains to the same bits as if it did not', (_name, layers) => {
    const resting = build(layers);
    expect(movedBytes(resting)).toBeLessThan(resting.network.parameters.size * 4);
    expectSameBits(resting, buildWithoutRest(layers));
  });

  it.each(optimizers)('is left by %s as if it were moved by nothing', (_name, optimizer) => {
    expectSameBits(build(lstm, optimizer), buildWithoutRest(lstm, optimizer));
  });

  it.each(optimizers)('keeps every bit of -0 under %s', (_name, optimizer) => {
    const [resting, moving] = [build(lstm, optimizer), buildWithoutRest(lstm, optimizer)];
    for (const trainable of [resting, moving]) trainable.setWeights(trainable.weights().map(({ values }) => values.fill(-0)));
    expectSameBits(resting, moving);
  });

  it.each([
    ['a penalty', { recurrent_regularizer: { type: 'L2', l2: 0.1 } }],
    ['a limit to its norm', { recurrent_constraint: { type: 'MaxNorm', max_value: 0.1 } }],
  ] as const)('is moved by %s all the same', (_name, option) => {
    const layers: Layers = [{ type: 'LSTM', units: 5, ...option }];
    const resting = build(layers);
    const before = resting.weights()[1]!.values;
    expectSameBits(resting, buildWithoutRest(layers));
    expect(resting.weights()[1]!.values).not.toEqual(before);
  });

  it('is moved by weight decay all the same', () => {
    const resting = build(lstm, { type: 'AdamW', weight_decay: 0.1 });
    const before = resting.weights()[1]!.values;
    train(resting);
    expect(resting.weights()[1]!.values).not.toEqual(before);
  });

  it('moves on where a checkpoint has brought moments of longer sequences', () => {
    const long = build(lstm, { type: 'Adam' }, [4, FEATURES]);
    const next = testNumbers(4);
    long.trainStep(testArray(BATCH * 4 * FEATURES, next), testArray(BATCH, next));
    const [resting, moving] = [build(lstm), buildWithoutRest(lstm)];
    for (const trainable of [resting, moving]) trainable.restore(long.state());
    expect(movedBytes(resting)).toBe(resting.network.parameters.size * 4);
    const before = resting.weights()[1]!.values;
    expectSameBits(resting, moving);
    expect(resting.weights()[1]!.values).not.toEqual(before);
  });

  it('rests again where a checkpoint without them is restored', () => {
    const trainable = build(lstm);
    const fresh = trainable.state();
    const rested = movedBytes(trainable);
    const long = build(lstm, { type: 'Adam' }, [2, FEATURES]);
    const next = testNumbers(4);
    long.trainStep(testArray(BATCH * 2 * FEATURES, next), testArray(BATCH, next));
    trainable.restore(long.state());
    trainable.restore(fresh);
    expect(movedBytes(trainable)).toBe(rested);
  });

  it('does not rest in a layer that keeps its state, nor in one that reads two steps', () => {
    for (const trainable of [
      build([{ type: 'LSTM', units: 5, stateful: true }]),
      build([{ type: 'LSTM', units: 5 }], { type: 'Adam' }, [2, FEATURES]),
    ]) {
      expect(movedBytes(trainable)).toBe(trainable.network.parameters.size * 4);
    }
  });

  it('rests in lanes on one, two and three threads alike', { timeout: 60_000 }, () => {
    const model = testModel([
      { type: 'LSTM', units: 256, return_sequences: true },
      { type: 'GRU', units: 64 },
      { type: 'Dense', units: 1 },
    ]);
    const next = testNumbers(5);
    const [x, y] = [testArray(96 * 300, next), testArray(96, next)];
    const states = [1, 2, 3].map((threads) => {
      const trainable = new BuiltInTrainable(model, [1, 300], 1, { maxBatch: 96, threads });
      expect(trainable.threads).toBe(threads);
      expect(movedBytes(trainable)).toBeLessThan(trainable.network.parameters.size * 4);
      for (let step = 0; step < 3; step++) trainable.trainStep(x, y);
      const bits = bitsOf(trainable);
      trainable.dispose();
      return bits;
    });
    expect(new Set(states).size).toBe(1);
  });
});
