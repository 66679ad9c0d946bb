import { describe, expect, it } from 'vitest';
import type { FirstValues } from '../../../core/model/layer';
import { testNumbers } from '../testing/numbers';
import { distanceFromOrthonormal } from '../testing/orthonormal';
import { initialValues } from '.';
import { glorotUniform } from './glorot-uniform';
import { naturalLog } from './natural-log';
import { normalNumbers } from './normal';
import { orthogonal } from './orthogonal';

const uniform = () => {
  const next = testNumbers(31);
  return () => next() + 2 ** -33;
};

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('initialisers', () => {
  it.each([
    [32, 128],
    [128, 32],
    [40, 40],
    [1, 4],
    [7, 3],
    [301, 301],
  ])('orthogonal %i × %i has orthonormal rows or columns, whichever are fewer', (rows, columns) => {
    expect(distanceFromOrthonormal(orthogonal([rows, columns], uniform()), rows, columns)).toBeLessThan(1e-6);
  });

  it('orthogonal takes all lengths of a convolution kernel but the last as rows', () => {
    expect(distanceFromOrthonormal(orthogonal([3, 10, 20], uniform()), 30, 20)).toBeLessThan(1e-6);
  });

  it('orthogonal is spread evenly over all rotations: entries have mean 0 and variance 1 / length', () => {
    const values = orthogonal([60, 240], uniform());
    expect(Math.abs(mean(values))).toBeLessThan(3 / Math.sqrt(240 * values.length));
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1 / 240, 6);
  });

  it('glorot uniform fills ±√(6 / (fan in + fan out)) evenly; a convolution’s fans go times its kernel size', () => {
    const dense = glorotUniform([100, 200], uniform());
    const limit = Math.sqrt(6 / 300);
    expect(Math.max(...dense.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...dense)).toBeGreaterThan(0.999 * limit);
    expect(Math.abs(mean(dense))).toBeLessThan(0.002);
    expect(mean(dense.map((value) => value * value))).toBeCloseTo(limit ** 2 / 3, 4);
    expect(Math.max(...glorotUniform([3, 10, 20], uniform()).map(Math.abs))).toBeCloseTo(Math.sqrt(6 / 90), 2);
  });

  // Of keras.initializers.get(name)((5, 200, 300)) in Keras 3.15.1: `.std()` and the largest value, which for the uniform and the
  // truncated ones is their bound.
  it.each([
    ['glorot_uniform', 0.02825, 0.049],
    ['glorot_normal', 0.02827, 0.0643],
    ['he_uniform', 0.04471, 0.0775],
    ['he_normal', 0.04472, 0.1017],
    ['lecun_uniform', 0.03163, 0.0548],
    ['lecun_normal', 0.03163, 0.0719],
    ['random_uniform', 0.02885, 0.05],
    ['uniform', 0.02888, 0.05],
    ['truncated_normal', 0.04389, 0.1],
    ['random_normal', 0.05006, null],
    ['normal', 0.04993, null],
  ] as const)('%s spreads as Keras’s over a convolution’s kernel', (initializer, deviation, largest) => {
    const values = initialValues({ shape: [5, 100, 300], initializer: initializer }, uniform());
    const scale = initializer.startsWith('glorot') ? Math.sqrt(400 / 500) : /^(he|lecun)/.test(initializer) ? Math.sqrt(100 / 200) : 1;
    expect(Math.abs(mean(values))).toBeLessThan(0.0005);
    expect(Math.abs((Math.sqrt(mean(values.map((value) => value ** 2))) * scale) / deviation - 1)).toBeLessThan(0.01);
    if (largest !== null) expect(Math.abs((Math.max(...values.map(Math.abs).sort().slice(-9)) * scale) / largest - 1)).toBeLessThan(0.003);
  });

  it('take their options', () => {
    const of = (initializer: FirstValues): Float32Array => initialValues({ shape: [200, 50], initializer }, uniform());
    expect(new Set(of({ type: 'Constant', value: 0.25 }))).toEqual(new Set([0.25]));
    expect(new Set(of('ones'))).toEqual(new Set([1]));
    const between = of({ type: 'RandomUniform', minval: 1, maxval: 3 });
    expect([between.every((value) => value > 1 && value < 3), Math.abs(mean(between) - 2) < 0.02]).toEqual([true, true]);
    expect(Math.abs(mean(of({ type: 'RandomNormal', mean: 5, stddev: 2 })) - 5)).toBeLessThan(0.06);
    expect(of({ type: 'TruncatedNormal', mean: 5, stddev: 2 }).every((value) => value >= 1 && value <= 9)).toBe(true);
    expect(mean(of({ type: 'Orthogonal', gain: 3 }).map((value) => value ** 2))).toBeCloseTo(9 / 200, 6);
  });

  it('an LSTM’s forget gate starts at 1, the others as the bias’s own initialiser has it', () => {
    const ones = initialValues({ shape: [8], initializer: { type: 'UnitForgetBias', others: { type: 'Constant', value: 3 } } }, uniform());
    expect([...ones]).toEqual([3, 3, 1, 1, 3, 3, 3, 3]);
  });

  it('an LSTM’s forget gate starts at 1', () => {
    const values = initialValues({ shape: [8], initializer: { type: 'UnitForgetBias', others: 'zeros' } }, uniform());
    expect([...values]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });
});

describe('normal numbers', () => {
  it('have mean 0, variance 1 and the kurtosis of a normal distribution', () => {
    const normal = normalNumbers(uniform());
    const values = Array.from({ length: 200_000 }, normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.01);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.015);
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.1);
  });

  it('rest on a logarithm that agrees with Math.log', () => {
    const next = testNumbers(5);
    for (let i = 0; i < 2000; i++) {
      const x = next() * 10 ** ((i % 20) - 10) + 1e-12;
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(4e-16 * Math.max(1, Math.abs(Math.log(x))));
    }
  });
});
