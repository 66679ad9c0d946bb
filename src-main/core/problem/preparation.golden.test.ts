import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valueCase } from '../leaderboard/random-labels.test-support';
import { walkForwardCuts } from './ordered-parts';
import { countCode, partCode } from './part-codes';
import { randomParts } from './random-parts';
import type { Scaling } from './scaling-spec';
import { splitSchema } from './split-spec';
import { TransformFit } from './transform-fit';

/** Made by `e2e/parity/preparation.py` with scikit-learn 1.9.1; column n is drawn from the seed n + 1, on both sides alike. */
const golden = JSON.parse(readFileSync(new URL('../../../e2e/parity/golden/preparation.json', import.meta.url), 'utf8')) as {
  readonly scalers: readonly (readonly number[])[];
  readonly walks: readonly (readonly [rows: number, folds: number, sliding: boolean, parts: readonly (readonly number[])[]])[];
  readonly sizes: readonly (readonly [rows: number, share: number, test: number])[];
};

function fitted(kind: Scaling, values: readonly number[]): readonly [number, number] {
  const fit = new TransformFit(kind);
  for (const value of values) fit.add(value);
  const { offset, scale } = fit.result('column');
  return [offset, scale];
}

describe('beside scikit-learn', () => {
  it('scalers have its figures for 300 random columns, constants and single rows among them', () => {
    expect(golden.scalers).toHaveLength(300);
    for (const [index, expected] of golden.scalers.entries()) {
      const values = valueCase(index + 1).actual;
      const found = (['min-max', 'standard', 'robust'] as const).flatMap((kind) => fitted(kind, values));
      const size = Math.max(1, ...values.map(Math.abs));
      for (const [place, value] of expected.entries()) {
        expect(Math.abs((found[place] ?? NaN) - value), `seed ${index + 1}, figure ${place}`).toBeLessThanOrEqual(1e-10 * size);
      }
    }
  });

  it('walk-forward parts are those of TimeSeriesSplit', () => {
    for (const [rows, folds, sliding, expected] of golden.walks) {
      const found = expected.map((_, index) => {
        const walk = sliding ? 'sliding' : 'expanding';
        const cuts = walkForwardCuts(rows, splitSchema.parse({ method: 'walk-forward', folds, fold: index + 1, walk }));
        return [cuts.train, cuts.validation - 1, cuts.test, cuts.end - 1];
      });
      expect(found, `${rows} rows, ${folds} folds`).toEqual(expected);
    }
  });

  it('a random test part is as large as that of train_test_split', () => {
    for (const [rows, share, test] of golden.sizes) {
      const codes = randomParts(rows, { test: share, validation: 0, seed: 1 });
      expect(countCode(codes, partCode.test), `${share} of ${rows}`).toBe(test);
    }
  });
});
