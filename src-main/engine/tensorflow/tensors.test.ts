import { describe, expect, it } from 'vitest';
import { testModel } from '../built-in/testing/models';
import { testArray, testNumbers } from '../built-in/testing/numbers';
import { tensorflowEngine } from './index';
import { prepareTestBackend } from './testing/backend';
import { countTensors } from './testing/live-tensors';
import { noiseStacks, stacks } from './testing/stacks';

const backend = await prepareTestBackend();
const more = countTensors();
const BATCH = 4;

describe(`tensors over ${backend}`, { timeout: 60_000 }, () => {
  it.each([...stacks, ...noiseStacks])('none of a step is kept, and none of a model that is done: $name', async ({ input, layers }) => {
    const model = testModel(layers, 'mean_squared_error', { type: 'Adam', global_clipnorm: 1 });
    const work = async (steps: number): Promise<readonly number[]> => {
      const trainable = await tensorflowEngine.build(model, input, 1, { maxBatch: BATCH });
      const next = testNumbers(5);
      const size = input.reduce((product, length) => product * length, BATCH);
      const [x, y] = [testArray(size, next), testArray(BATCH * trainable.targetSize, next)];
      const counts = Array.from({ length: steps }, () => {
        trainable.trainStep(x, y);
        trainable.evaluate(x, y);
        trainable.gradients(x, y);
        trainable.predict(x);
        trainable.restore(trainable.state());
        return more();
      });
      trainable.dispose();
      return [...counts, more()];
    };
    // What is made once and for all, such as the number of steps for LSTM.
    await work(1);
    const before = more();
    const [first, second, after] = await work(2);
    expect(second).toBe(first);
    expect(after).toBe(before);
    expect(first).toBeGreaterThan(before);
  });
});
