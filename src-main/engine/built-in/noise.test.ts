import { describe, expect, it } from 'vitest';
import { instantiateKernels } from './kernels';
import { MemoryPlan } from './memory';
import { testModel } from './testing/models';
import { relativeError, testArray, testNumbers } from './testing/numbers';
import { slabSize } from './tensor';
import { BuiltInTrainable } from './trainable';

/** Purpose word of the noise's counter. */
const NOISE = 2;

/** @returns the kernel's noise, and the random words that it was made of */
function draw(count: number, stddev: number, key: readonly [number, number] = [5, 6], step = 3, stream = 4) {
  const kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const address = memory.reserve(count);
  memory.commit();
  kernels.philox(address, count / 4, key[0], key[1], step, stream, NOISE);
  const words = memory.words(address, count).slice();
  kernels.gaussianNoise(address, count * 4, stddev, key[0], key[1], step, stream);
  return { noise: memory.floats(address, count).slice(), words };
}

/** Box and Muller's formula in float64: four radii, then four angles. */
function byHand(words: Uint32Array, stddev: number): Float64Array {
  return Float64Array.from(words, (_, i) => {
    const at = i - (i % 8) + (i % 4);
    const radius = stddev * Math.sqrt(-2 * Math.log(((words[at] ?? 0) + 0.5) / 2 ** 32));
    const angle = (2 * Math.PI * (words[at + 4] ?? 0)) / 2 ** 32;
    return radius * (i % 8 < 4 ? Math.cos(angle) : Math.sin(angle));
  });
}

describe('normally distributed noise', () => {
  const COUNT = 80_000;
  const { noise, words } = draw(COUNT, 0.5);

  it('is Box and Muller’s formula of the generator’s words', () => {
    expect(relativeError(noise, byHand(words, 0.5))).toBeLessThan(1e-6);
  });

  it('has the mean, the standard deviation and the tails of a normal distribution', () => {
    const mean = noise.reduce((sum, value) => sum + value, 0) / COUNT;
    const moment = (power: number): number => noise.reduce((sum, value) => sum + ((value - mean) / 0.5) ** power, 0) / COUNT;
    // Of 80,000 draws the standard errors are 0.0018, 0.005, 0.0087 and 0.035.
    expect(Math.abs(mean)).toBeLessThan(0.007);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.04);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
    const beyond = noise.filter((value) => Math.abs(value) > 1).length / COUNT;
    expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.003);
  });

  it('is the same for the same key, step and stream, and another for any other', () => {
    expect(draw(64, 0.5).noise).toEqual(noise.slice(0, 64));
    for (const other of [draw(64, 0.5, [5, 7]), draw(64, 0.5, [5, 6], 4), draw(64, 0.5, [5, 6], 3, 5)]) {
      expect(other.noise).not.toEqual(noise.slice(0, 64));
    }
  });
});

describe('GaussianNoise and SpatialDropout1D in a model', () => {
  const [batch, steps, features] = [8, 6, 16];
  const next = testNumbers(3);
  const x = testArray(batch * steps * features, next);
  const y = testArray(batch, next);
  const disturbed = [
    { type: 'GaussianNoise', stddev: 0.3 },
    { type: 'SpatialDropout1D', rate: 0.4 },
  ] as const;
  const build = (seed: number, layers: readonly (typeof disturbed)[number][] = disturbed): BuiltInTrainable =>
    new BuiltInTrainable(testModel([...layers, { type: 'Flatten' }, { type: 'Dense', units: 1 }]), [steps, features], seed, {
      maxBatch: batch,
    });

  it('act in training alone, and are not moved on by evaluating', () => {
    const [trained, asked, plain] = [build(1), build(1), build(1, [])];
    plain.setWeights(asked.weights().map(({ values }) => values));
    expect([...asked.predict(x)]).toEqual([...plain.predict(x)]);
    expect(asked.evaluate(x, y).loss).toBe(plain.evaluate(x, y).loss);
    const losses = [asked.trainStep(x, y).loss, asked.trainStep(x, y).loss];
    expect([trained.trainStep(x, y).loss, trained.trainStep(x, y).loss]).toEqual(losses);
    expect(build(2).trainStep(x, y).loss).not.toBe(losses[0]);
    expect(plain.trainStep(x, y).loss).not.toBe(losses[0]);
  });

  it('drop whole features of a sample, the share that they were told to, and scale the rest', () => {
    const trainable = build(1);
    let dropped = 0;
    for (let step = 0; step < 40; step++) {
      trainable.trainStep(x, y);
      const [, layer] = trainable.network.layers;
      const { address, count } = layer!.masks!.input!;
      expect(count).toBe(1);
      const mask = trainable.network.memory.floats(address, slabSize(features, batch));
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.6)]));
      dropped += mask.filter((factor) => factor === 0).length / mask.length / 40;
    }
    // 5,120 draws: the standard deviation of the share is 0.007.
    expect(Math.abs(dropped - 0.4)).toBeLessThan(0.03);
  });
});
