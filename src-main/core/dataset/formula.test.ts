import { describe, expect, it } from 'vitest';
import { formulaRows, formulaSpecSchema, formulaText, rangeText, variableAt } from './formula';
import { noiseOf } from './noise';

const wave = { from: 0, to: 30, step: 0.1, columns: [{ name: 'y', expression: 't * sin(t)' }] };

const faultsOf = (spec: unknown): readonly string[] =>
  (formulaSpecSchema.safeParse(spec).error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);

describe('the rows of a formula', () => {
  it.each([
    [0, 30, 0.1, 301],
    [0, 1, 0.4, 3],
    [0, 1, 0.1, 11],
    [-1, 1, 0.3, 7],
    [0.1, 0.3, 0.1, 3],
    [0, 1e6, 0.1, 10_000_001],
    [5, 5.5, 1, 1],
  ])('from %d to %d by %d are counted without a slip of the last', (from, to, step, rows) => {
    expect(formulaRows({ from, to, step })).toBe(rows);
    expect(variableAt({ from, step }, rows - 1)).toBeLessThanOrEqual(to + step * 1e-5);
    expect(variableAt({ from, step }, rows)).toBeGreaterThan(to);
  });
});

describe('a formula that is not whole', () => {
  it('is told field by field', () => {
    expect(faultsOf(wave)).toEqual([]);
    expect(faultsOf({ ...wave, to: 0 })[0]).toMatch(/^to: The range must end/);
    expect(faultsOf({ ...wave, step: 1e-7 })[0]).toMatch(/^step: .*10 million rows/);
    expect(faultsOf({ ...wave, step: 0 })[0]).toMatch(/^step/);
    expect(faultsOf({ ...wave, to: Infinity })[0]).toMatch(/^to/);
    expect(faultsOf({ ...wave, variable: '2t' })[0]).toMatch(/^variable/);
    expect(faultsOf({ ...wave, columns: [{ name: 't', expression: '1' }] })[0]).toMatch(/^columns.0.name: Two columns/);
    expect(faultsOf({ ...wave, noise: [{ column: 'z', kind: 'normal', size: 1 }] })[0]).toMatch(/^noise.0.column: No expression/);
    expect(faultsOf({ ...wave, columns: [] })[0]).toMatch(/^columns/);
  });

  it('is shown in one line', () => {
    const spec = formulaSpecSchema.parse({ ...wave, noise: [{ column: 'y', kind: 'uniform', size: 0.5 }] });
    expect(rangeText(spec)).toBe('t from 0 to 30 by 0.1, seed 1');
    expect(formulaText(spec)).toBe('y(t) = t * sin(t) + uniform noise within ±0.5');
  });
});

describe('noise', () => {
  const draw = (kind: 'normal' | 'uniform', seed: number, position = 0, count = 100_000): readonly number[] => {
    const next = noiseOf({ column: 'y', kind, size: 2 }, seed, position);
    return Array.from({ length: count }, next);
  };
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('has the mean, the spread and the tails of its kind', () => {
    const normal = draw('normal', 1);
    expect(Math.abs(mean(normal))).toBeLessThan(0.03);
    expect(Math.sqrt(mean(normal.map((value) => value ** 2)))).toBeCloseTo(2, 1);
    expect(mean(normal.map((value) => (Math.abs(value) < 2 ? 1 : 0)))).toBeCloseTo(0.6827, 2);
    expect(mean(normal.map((value) => (Math.abs(value) < 4 ? 1 : 0)))).toBeCloseTo(0.9545, 2);
    const uniform = draw('uniform', 1);
    expect(Math.abs(mean(uniform))).toBeLessThan(0.03);
    expect(mean(uniform.map((value) => value ** 2))).toBeCloseTo(4 / 3, 1);
    expect(uniform.every((value) => value >= -2 && value < 2)).toBe(true);
  });

  it('is the same for a seed, and another for another seed or column', () => {
    expect(draw('normal', 7, 0, 5)).toEqual(draw('normal', 7, 0, 5));
    expect(draw('normal', 7, 0, 5)).not.toEqual(draw('normal', 8, 0, 5));
    expect(draw('normal', 7, 0, 5)).not.toEqual(draw('normal', 7, 1, 5));
    const [a, b] = [draw('normal', 7, 0), draw('normal', 7, 1)];
    expect(Math.abs(mean(a.map((value, index) => (value * (b[index] ?? 0)) / 4)))).toBeLessThan(0.02);
  });
});
