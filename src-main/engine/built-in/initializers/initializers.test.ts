import { describe, expect, it } from 'vitest';
import { testNumbers } from '../testing/numbers';
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

/** Largest distance of M·Mᵀ from the identity, for the shorter side of the matrix. */
function distanceFromOrthonormal(values: Float32Array, rows: number, columns: number): number {
  const at = (vector: number, place: number): number =>
    rows < columns ? values[vector * columns + place]! : values[place * columns + vector]!;
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  let worst = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let place = 0; place < length; place++) sum += at(a, place) * at(b, place);
      worst = Math.max(worst, Math.abs(sum - (a === b ? 1 : 0)));
    }
  }
  return worst;
}

describe('initialisers', () => {
  it.each([
    [32, 128],
    [128, 32],
    [40, 40],
    [1, 4],
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
