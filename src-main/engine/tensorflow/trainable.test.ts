import { describe, expect, it } from 'vitest';
import { builtInEngine } from '../built-in';
import { testModel } from '../built-in/testing/models';
import { testArray, testNumbers } from '../built-in/testing/numbers';
import type { Trainable } from '../engine';
import { tensorflowEngine, tensorflowStatus } from './index';
import { hasTensorFlow } from './kernels';
import { prepareTestBackend } from './testing/backend';
import { noiseStacks, type Stack } from './testing/stacks';

const backend = await prepareTestBackend();
const BATCH = 4;

async function trainableOf({ input, layers }: Pick<Stack, 'input' | 'layers'>, seed = 11): Promise<Trainable> {
  return tensorflowEngine.build(testModel(layers), input, seed, { maxBatch: BATCH });
}

function batchOf({ input }: Pick<Stack, 'input'>, targets: number) {
  const next = testNumbers(5);
  const size = input.reduce((product, length) => product * length, BATCH);
  return { x: testArray(size, next), y: testArray(BATCH * targets, next) };
}

describe(`training over ${backend}`, { timeout: 60_000 }, () => {
  it.each(noiseStacks)('draws other noise at every step, and the same again with the same seed: $name', async (stack) => {
    const [one, same, other] = await Promise.all([trainableOf(stack), trainableOf(stack), trainableOf(stack, 12)]);
    const { x, y } = batchOf(stack, one.targetSize);
    other.setWeights(one.weights().map(({ values }) => values));
    const outputs = (engine: Trainable): number[][] => [1, 2].map(() => [...engine.trainStep(x, y).output]);
    const [first, second] = outputs(one);
    expect(outputs(same)).toEqual([first, second]);
    expect(second).not.toEqual(first);
    expect(outputs(other)[0]).not.toEqual(first);
    expect(one.predict(x)).toEqual(one.predict(x));
  });

  it.each(noiseStacks)('goes on to the same bits after a restore: $name', async (stack) => {
    const [one, two] = await Promise.all([trainableOf(stack), trainableOf(stack, 99)]);
    const { x, y } = batchOf(stack, one.targetSize);
    for (let step = 0; step < 3; step++) one.trainStep(x, y);
    two.restore(one.state());
    for (let step = 0; step < 3; step++) expect(two.trainStep(x, y)).toEqual(one.trainStep(x, y));
    expect(two.state()).toEqual(one.state());
  });

  it('refuses the state of another model', async () => {
    const [one, two] = await Promise.all([trainableOf(noiseStacks[0]!), trainableOf(noiseStacks[1]!)]);
    expect(() => {
      two.restore(one.state());
    }).toThrow('does not belong to this model');
  });

  it('has a learning rate that can be set, unless a schedule gives it', async () => {
    const layers = [{ type: 'Flatten' }, { type: 'Dense', units: 1 }] as const;
    const free = await trainableOf({ input: [3, 1], layers: [...layers] });
    free.setLearningRate(0.25);
    expect(free.learningRate()).toBe(0.25);
    const schedule = { type: 'ExponentialDecay', initial_learning_rate: 0.1, decay_steps: 1, decay_rate: 0.5 } as const;
    const model = testModel([...layers], 'mean_squared_error', { type: 'SGD', learning_rate: schedule });
    const bound = await tensorflowEngine.build(model, [3, 1], 1, { maxBatch: 1 });
    bound.trainStep(Float32Array.of(1, 2, 3), Float32Array.of(1));
    expect(bound.learningRate()).toBeCloseTo(0.05);
    expect(() => {
      bound.setLearningRate(1);
    }).toThrow('follows a schedule');
  });

  it.each(['quantile', 'mean_absolute_error', 'huber'] as const)(
    'has no slope of %s where an answer is right, as the built-in engine',
    async (loss) => {
      const model = testModel([{ type: 'Dense', units: 1 }], loss);
      const [x, y] = [Float32Array.of(1, 2, 4), Float32Array.of(1, 3, 0)];
      for (const engine of [tensorflowEngine, builtInEngine]) {
        const trainable = await engine.build(model, [1], 1, { maxBatch: 3 });
        trainable.setWeights([Float32Array.of(1), Float32Array.of(0)]);
        const alone = trainable.gradients(x.subarray(0, 1), y.subarray(0, 1));
        expect(alone.map(({ values }) => values[0])).toEqual([0, 0]);
        const [, bias] = trainable.gradients(x, y);
        // One too low, one too high: -share and 1 - share, and so for the others with halves.
        expect(bias?.values[0]).toBeCloseTo(0, 6);
      }
    },
  );

  it('goes on with the state of stateful layers until it is reset', async () => {
    const layers = [
      { type: 'LSTM', units: 3, stateful: true },
      { type: 'Dense', units: 1 },
    ] as const;
    const engine = await trainableOf({ input: [4, 2], layers: [...layers] });
    const { x } = batchOf({ input: [4, 2] }, 1);
    const first = [...engine.predict(x)];
    expect([...engine.predict(x)]).not.toEqual(first);
    engine.resetStates();
    expect([...engine.predict(x)]).toEqual(first);
  });

  it('trains stateful layers from batch to batch as the built-in engine does, batches of other sizes included', async () => {
    const model = testModel([
      { type: 'GRU', units: 3, stateful: true, return_sequences: true },
      { type: 'Bidirectional', layer: { type: 'LSTM', units: 2, stateful: true } },
      { type: 'Dense', units: 1 },
    ]);
    const ours = await tensorflowEngine.build(model, [4, 2], 1, { maxBatch: BATCH });
    const theirs = await builtInEngine.build(model, [4, 2], 1, { maxBatch: BATCH });
    theirs.setWeights(ours.weights().map(({ values }) => values.slice()));
    const next = testNumbers(5);
    for (const rows of [4, 4, 1, 3, 4]) {
      const [x, y] = [testArray(rows * 8, next), testArray(rows, next)];
      expect(ours.trainStep(x, y).loss).toBeCloseTo(theirs.trainStep(x, y).loss, 5);
    }
  });
});

describe('what TensorFlow computes on', () => {
  it('is named where it is there, and said in words where not', async () => {
    const { devices, version, note } = await tensorflowStatus();
    expect(note).toMatch(/^TensorFlow [^.]+(\.\d+)*[^.]*\.$/);
    if (hasTensorFlow()) {
      expect(devices).toHaveLength(1);
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(devices[0]!.name).toContain(devices[0]!.kind === 'cpu' ? `version ${version ?? ''}` : 'GB');
    }
    expect(await tensorflowEngine.devices()).toEqual(devices);
  });
});
