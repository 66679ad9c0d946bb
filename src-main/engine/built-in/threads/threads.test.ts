import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../../core/errors';
import type { ModelSpec } from '../../../core/model/model';
import { testModel } from '../testing/models';
import { relativeError, testArray, testNumbers } from '../testing/numbers';
import { BuiltInTrainable } from '../trainable';

interface Large {
  readonly name: string;
  readonly model: ModelSpec;
  readonly input: readonly number[];
}

/** Large enough to be cut into lanes, with whatever could depend on who computes them: masks, all recurrent layers, all optimizer steps. */
const large: readonly Large[] = [
  {
    name: 'a stack of recurrent layers with dropout',
    input: [20, 3],
    model: testModel(
      [
        { type: 'LSTM', units: 64, return_sequences: true, dropout: 0.2, recurrent_dropout: 0.1 },
        { type: 'GRU', units: 40, return_sequences: true, reset_after: false },
        { type: 'Dropout', rate: 0.3 },
        { type: 'SimpleRNN', units: 30 },
        { type: 'Dense', units: 1, kernel_regularizer: { type: 'L2', l2: 0.01 } },
      ],
      'mean_squared_error',
      { type: 'AdamW', global_clipnorm: 1 },
    ),
  },
  {
    name: 'a network of images',
    input: [28, 28, 1],
    model: testModel(
      [
        { type: 'Conv2D', filters: 32, kernel_size: [3, 3], padding: 'same', activation: 'relu' },
        { type: 'MaxPooling2D' },
        { type: 'Flatten' },
        { type: 'Dense', units: 64, activation: 'relu' },
        { type: 'Dropout', rate: 0.5 },
        { type: 'Dense', units: 1, activation: 'sigmoid' },
      ],
      'binary_crossentropy',
      { type: 'RMSprop' },
    ),
  },
  {
    name: 'wide recurrent layers, whose gradients are shared out by their columns',
    input: [5, 3],
    model: testModel([
      { type: 'LSTM', units: 136, return_sequences: true, dropout: 0.2, recurrent_dropout: 0.2 },
      { type: 'LSTM', units: 130, go_backwards: true },
      { type: 'Dense', units: 1 },
    ]),
  },
  {
    name: 'large matrices one after the other, whose gradients are shared out',
    input: [300],
    model: testModel(
      [
        { type: 'Dense', units: 260, activation: 'relu' },
        { type: 'Dense', units: 301, activation: 'tanh' },
        { type: 'Dense', units: 260, use_bias: false },
        { type: 'Dense', units: 1 },
      ],
      'mean_squared_error',
      { type: 'AdamW', clipvalue: 0.1 },
    ),
  },
];

/** Four lanes of 24 or 28 rows each. */
const MAX_BATCH = 100;
const built: BuiltInTrainable[] = [];

function build({ model, input }: Large, threads: number, maxBatch = MAX_BATCH): BuiltInTrainable {
  const trainable = new BuiltInTrainable(model, input, 1, { maxBatch, threads });
  built.push(trainable);
  return trainable;
}

function batchOf({ input }: Large, rows: number, seed: number) {
  const next = testNumbers(seed);
  const x = testArray(
    input.reduce((size, length) => size * length, rows),
    next,
  );
  return { x, y: testArray(rows, next).map(Math.abs), weights: testArray(rows, next).map(Math.abs) };
}

/** Full batches and a smaller last one, samples weighed and not. */
function train(trainable: BuiltInTrainable, model: Large): readonly number[] {
  return [100, 58, 29, 100].map((rows, step) => {
    const { x, y, weights } = batchOf(model, rows, step + 1);
    return trainable.trainStep(x, y, step === 1 ? weights : undefined).loss;
  });
}

afterEach(() => {
  for (const trainable of built.splice(0)) trainable.dispose();
});

it('shares out the update alone where many weights meet few rows, to the same bits', { timeout: 60_000 }, () => {
  const many: Large = {
    name: 'many weights',
    input: [6],
    model: testModel([
      { type: 'Dense', units: 640, activation: 'relu' },
      { type: 'Dense', units: 640, activation: 'relu' },
      { type: 'Dense', units: 1 },
    ]),
  };
  const [one, three] = [1, 3].map((threads) => build(many, threads, 5));
  expect([one!.threads, three!.threads]).toEqual([1, 3]);
  for (const seed of [1, 2, 3]) {
    const { x, y } = batchOf(many, 5, seed);
    expect(three!.trainStep(x, y).loss).toBe(one!.trainStep(x, y).loss);
  }
  expect(three!.weights()).toEqual(one!.weights());
});

describe.each(large.map((model) => [model.name, model] as const))('%s', { timeout: 120_000 }, (_name, model) => {
  it('ends with the same bits on one, two and three threads', () => {
    const [one, two, three] = [1, 2, 3].map((threads) => build(model, threads));
    expect([one!.threads, two!.threads, three!.threads]).toEqual([1, 2, 3]);
    const losses = train(one!, model);
    expect(train(two!, model)).toEqual(losses);
    expect(train(three!, model)).toEqual(losses);
    expect(two!.weights()).toEqual(one!.weights());
    expect(three!.weights()).toEqual(one!.weights());
    const { x, y } = batchOf(model, 99, 9);
    expect(three!.evaluate(x, y)).toEqual(one!.evaluate(x, y));
  });

  it('goes on to the same bits from a state that another number of threads left', () => {
    const first = build(model, 2);
    train(first, model);
    const second = build(model, 3);
    second.restore(first.state());
    expect(train(second, model)).toEqual(train(first, model));
    expect(second.weights()).toEqual(first.weights());
  });

  it('trains the same whatever the largest batch is', () => {
    const { x, y } = batchOf(model, 58, 4);
    const [small, wide] = [58, 100].map((maxBatch) => build(model, 2, maxBatch));
    expect(wide!.trainStep(x, y).loss).toBe(small!.trainStep(x, y).loss);
    expect(wide!.weights()).toEqual(small!.weights());
  });

  it('has the gradients of the same rows one by one', () => {
    const trainable = build(model, 2);
    const { x, y } = batchOf(model, MAX_BATCH, 5);
    const size = x.length / MAX_BATCH;
    const whole = trainable.gradients(x, y);
    const sums = whole.map(({ values }) => new Float64Array(values.length));
    for (let row = 0; row < MAX_BATCH; row++) {
      const own = trainable.gradients(x.slice(row * size, (row + 1) * size), y.slice(row, row + 1));
      for (const [i, { values }] of own.entries()) for (const [j, value] of values.entries()) sums[i]![j]! += value / MAX_BATCH;
    }
    // The penalty has been added once in each, and so once in the mean.
    for (const [i, { values }] of whole.entries()) expect(relativeError(values, sums[i]!)).toBeLessThan(1e-5);
  });

  it('answers a large batch as its rows one by one', () => {
    const trainable = build(model, 3);
    const { x } = batchOf(model, MAX_BATCH, 6);
    const size = x.length / MAX_BATCH;
    const together = trainable.predict(x).slice();
    const apart = Array.from({ length: MAX_BATCH }, (_, row) => trainable.predict(x.slice(row * size, (row + 1) * size))[0]);
    expect([...together]).toEqual(apart);
  });
});

/** Bytes of buffers that something still refers to: when the others are taken away is chance. */
function buffersInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers;
}

describe('a model on several threads', { timeout: 120_000 }, () => {
  const [model] = large as [Large, ...Large[]];
  const { x, y } = batchOf(model, MAX_BATCH, 1);

  it('uses no more memory after many steps than at the start', () => {
    const trainable = build(model, 2);
    for (let step = 0; step < 20; step++) trainable.trainStep(x, y);
    const before = { own: trainable.memoryBytes, outside: buffersInUse() };
    for (let step = 0; step < 150; step++) trainable.trainStep(x, y);
    expect(trainable.memoryBytes).toBe(before.own);
    expect(buffersInUse() - before.outside).toBeLessThan(200_000);
  });

  it('says so when a thread has died, and does not go on with half the work', async () => {
    const trainable = build(model, 3);
    trainable.trainStep(x, y);
    await trainable.workers[1]!.terminate();
    expect(() => trainable.trainStep(x, y)).toThrow(SeqbenchError);
    expect(() => trainable.trainStep(x, y)).toThrow('thread');
  });

  it('refuses a batch of the wrong size with what it got', () => {
    const trainable = build(model, 2);
    expect(() => trainable.trainStep(x.slice(1), y)).toThrow(`${x.length - 1} values`);
    expect(() => trainable.trainStep(x, y.slice(1))).toThrow('got 99');
    expect(() => trainable.trainStep(x, y, y.slice(1))).toThrow('100 weights');
  });

  it('names the layer where numbers went wrong in any lane', () => {
    const trainable = build(model, 2);
    const broken = x.slice();
    broken[broken.length - 1] = Infinity;
    trainable.trainStep(broken, y);
    expect(trainable.notFiniteLayer()).toBe('lstm');
  });
});
