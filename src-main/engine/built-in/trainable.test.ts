import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import type { ModelSpecInput } from '../../core/model/model';
import { builtInEngine } from '.';
import { batchesOf, testGames } from './testing/games';
import { basketballModels, basketballInput, testModel, testInput } from './testing/models';
import { relativeError, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const batches = batchesOf(testGames(93, 4));
/** Dropout of both kinds, every recurrent layer, a convolution: whatever could keep something from one batch to the next. */
const everything = testModel(
  [
    { type: 'Conv1D', filters: 5, kernel_size: 3, padding: 'causal' },
    { type: 'Dropout', rate: 0.2 },
    { type: 'LSTM', units: 9, return_sequences: true, dropout: 0.2, recurrent_dropout: 0.1 },
    { type: 'GRU', units: 7, return_sequences: true, recurrent_dropout: 0.2 },
    { type: 'GRU', units: 7, reset_after: false, return_sequences: true },
    { type: 'SimpleRNN', units: 6, dropout: 0.3 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  'binary_crossentropy',
);

const build = (seed = 1): BuiltInTrainable => new BuiltInTrainable(everything, basketballInput, seed, { maxBatch: 32 });
const trainAll = (trainable: BuiltInTrainable): readonly number[] => batches.map(([x, y]) => trainable.trainStep(x, y).loss);

describe('the state of a training', () => {
  it('goes on to the same bits in another object, mid-way through, whatever seed that was built with', () => {
    const first = build();
    trainAll(first);
    const state = first.state();
    const other = build(99);
    trainAll(other);
    other.restore(state);
    expect(trainAll(other)).toEqual(trainAll(first));
    expect(other.weights()).toEqual(first.weights());
    expect(other.state()).toEqual(first.state());
  });

  it('is not changed by training on, so that the best weights can be kept', () => {
    const trainable = build();
    const before = trainable.weights();
    const state = trainable.state();
    trainAll(trainable);
    expect(trainable.weights()).not.toEqual(before);
    trainable.restore(state);
    expect(trainable.weights()).toEqual(before);
  });

  it.each<NonNullable<ModelSpecInput['optimizer']>>([
    { type: 'SGD', momentum: 0.9 },
    { type: 'RMSprop', momentum: 0.5, centered: true },
    { type: 'Adam', amsgrad: true },
    { type: 'AdamW' },
    { type: 'Nadam' },
    { type: 'Adamax' },
    { type: 'Adagrad' },
    { type: 'Adadelta' },
  ])('holds all that $type keeps', (optimizer) => {
    const model = { ...everything, optimizer: testModel([], 'mean_squared_error', optimizer).optimizer };
    const [first, second] = [1, 2].map((seed) => new BuiltInTrainable(model, basketballInput, seed, { maxBatch: 32 }));
    trainAll(first!);
    second!.restore(first!.state());
    expect(trainAll(second!)).toEqual(trainAll(first!));
  });

  it('is refused by another model, and when it was cut short', () => {
    const state = build().state();
    const other = new BuiltInTrainable(basketballModels[3]!.model, basketballInput, 1, { maxBatch: 32 });
    expect(() => other.restore(state)).toThrow(SeqbenchError);
    expect(() => build().restore(state.subarray(0, state.length - 4))).toThrow(SeqbenchError);
    expect(() => build().restore(new Uint8Array(3))).toThrow(SeqbenchError);
  });
});

describe('batches smaller than the largest', () => {
  it.each([1, 2, 3, 4, 5, 29])('of %i samples answer as the same samples in a full batch', (size) => {
    const trainable = build();
    const { x } = testGames(32, 5);
    const full = trainable.predict(x).slice();
    expect(trainable.predict(x.slice(0, size * 36))).toEqual(full.slice(0, size));
    expect(trainable.predict(x)).toEqual(full);
  });

  it('train the same whatever the largest batch is, and whatever came before', () => {
    const { x, y } = testGames(29, 6);
    const [small, large] = [29, 64].map((maxBatch) => new BuiltInTrainable(everything, basketballInput, 1, { maxBatch }));
    large!.predict(testGames(64, 7).x);
    expect(large!.trainStep(x, y).loss).toBe(small!.trainStep(x, y).loss);
    expect(large!.weights()).toEqual(small!.weights());
  });

  it('give the gradient of their own mean: a batch of 29 is the weighted mean of 20 and 9', () => {
    const trainable = build();
    const { x, y } = testGames(29, 8);
    const whole = trainable.gradients(x, y);
    const first = trainable.gradients(x.slice(0, 20 * 36), y.slice(0, 20));
    const rest = trainable.gradients(x.slice(20 * 36), y.slice(20));
    for (const [i, { values }] of whole.entries()) {
      const wanted = values.map((_, j) => (20 * first[i]!.values[j]! + 9 * rest[i]!.values[j]!) / 29);
      expect(relativeError(values, wanted)).toBeLessThan(1e-5);
    }
  });
});

describe('a trainable', () => {
  it('names its weights as Keras does', () => {
    const deep = new BuiltInTrainable(basketballModels[4]!.model, basketballInput, 1, { maxBatch: 4 });
    expect(
      deep
        .weights()
        .map(({ name }) => name)
        .slice(2, 6),
    ).toEqual(['lstm/bias', 'lstm_1/kernel', 'lstm_1/recurrent_kernel', 'lstm_1/bias']);
    expect(new BuiltInTrainable(basketballModels[5]!.model, basketballInput, 1, { maxBatch: 4 }).weights()[2]?.shape).toEqual([2, 96]);
  });

  it('gives back the weights it was given', () => {
    const trainable = build();
    const next = testNumbers(9);
    const values = trainable.weights().map((tensor) => testArray(tensor.values.length, next));
    trainable.setWeights(values);
    expect(trainable.weights().map((tensor) => tensor.values)).toEqual(values);
  });

  it('names the layer where numbers went wrong first, though the step has spoiled all weights since', () => {
    const model = testModel([
      { type: 'Dense', units: 3 },
      { type: 'Dense', units: 2, use_bias: false },
      { type: 'Dense', units: 1 },
    ]);
    const trainable = new BuiltInTrainable(model, testInput(2), 1, { maxBatch: 1 });
    const good = trainable.weights().map(({ values }) => values);
    const [x, y] = [Float32Array.of(1, 1), Float32Array.of(0)];
    trainable.trainStep(x, y);
    expect(trainable.notFiniteLayer()).toBeNull();
    trainable.setWeights(good.map((values, index) => (index === 2 ? values.map(() => 3e38) : values.map(() => 1))));
    expect(trainable.trainStep(x, y).loss).not.toBeLessThan(Infinity);
    expect(trainable.weights()[0]?.values.every(Number.isFinite)).toBe(false);
    expect(trainable.notFiniteLayer()).toBe('dense_1');
  });

  it('names the layer whose weights are no numbers where no answer tells', () => {
    const trainable = new BuiltInTrainable(
      testModel([
        { type: 'Dense', units: 3 },
        { type: 'Dense', units: 1 },
      ]),
      testInput(2),
      1,
      { maxBatch: 1 },
    );
    trainable.predict(Float32Array.of(1, 1));
    trainable.setWeights(trainable.weights().map(({ values }, index) => (index === 3 ? values.fill(NaN) : values)));
    expect(trainable.notFiniteLayer()).toBe('dense_1');
  });

  it('refuses a batch of the wrong size with what it got', () => {
    const trainable = build();
    expect(() => trainable.predict(new Float32Array(35))).toThrow('35 values');
    expect(() => trainable.predict(new Float32Array(33 * 36))).toThrow('1 to 32 samples');
    expect(() => trainable.trainStep(new Float32Array(36), new Float32Array(2))).toThrow('got 2');
  });

  it.each([-1, 3, 0.5, NaN])('refuses %d as the index of one of three classes', (label) => {
    const model = testModel([{ type: 'Flatten' }, { type: 'Dense', units: 3, activation: 'softmax' }], 'sparse_categorical_crossentropy');
    const trainable = new BuiltInTrainable(model, testInput(1, 2), 1, { maxBatch: 2 });
    expect(() => trainable.trainStep(new Float32Array(4), Float32Array.of(0, label))).toThrow('0 to 2');
  });

  it('answers at every step where the last layer gives a sequence, and takes a target for each', async () => {
    const model = testModel([{ type: 'LSTM', units: 2, return_sequences: true }]);
    const trainable = await builtInEngine.build(model, testInput(3, 1), 1, { maxBatch: 2 });
    expect([trainable.outputShape, trainable.outputSize, trainable.targetSize]).toEqual([[3, 2], 6, 6]);
    expect(trainable.predict(new Float32Array(6))).toHaveLength(12);
  });

  it('says that a model is too large rather than failing in mid-run', () => {
    const huge = testModel([{ type: 'Dense', units: 60_000 }, { type: 'Flatten' }, { type: 'Dense', units: 60_000 }]);
    expect(() => new BuiltInTrainable(huge, testInput(1, 4), 1, { maxBatch: 2 })).toThrow('MB of memory');
  });
});
