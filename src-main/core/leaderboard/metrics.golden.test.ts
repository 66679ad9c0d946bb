import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateClasses } from './classes';
import { evaluateClassification } from './classification';
import type { PartialScores } from './evaluation';
import { labelCase, severalCase, valueCase } from './random-labels.test-support';
import { evaluateRegression } from './regression';

type Row = readonly (number | null)[];

/** Made by `e2e/parity/metrics.py` with scikit-learn 1.9.1; case n is drawn from the seed n + 1, on both sides alike. */
const golden = JSON.parse(readFileSync(new URL('../../../e2e/parity/golden/metrics.json', import.meta.url), 'utf8')) as {
  readonly classification: readonly Row[];
  readonly several: readonly Row[];
  readonly regression: readonly Row[];
};

/** Ten digits are written. A sum of squared spreads loses some where it is nearly nothing beside the squared errors. */
function expectSame(found: Row, expected: Row, place: string) {
  expect(
    found.map((value) => value === null),
    place,
  ).toEqual(expected.map((value) => value === null));
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found[index] ?? 0) - (value ?? 0)), `${place}, figure ${index}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(value ?? 0)),
    );
  }
}

describe('metrics, beside scikit-learn over 1,000 random vectors', () => {
  it('has the accuracy, precision, recall, F1, weighted F1 and area under the ROC curve', () => {
    expect(golden.classification).toHaveLength(1000);
    for (const [index, expected] of golden.classification.entries()) {
      const found = evaluateClassification({ ...labelCase(index + 1), loss: 0 });
      const { accuracy, precision, recall, f1, report, auc } = found;
      expectSame([accuracy, precision, recall, f1, report.weighted.f1, auc ?? null], expected, `seed ${index + 1}`);
    }
  });

  it('has the figures of several answers a sample: of all as one, by row ahead, and by target', () => {
    expect(golden.several).toHaveLength(200);
    for (const [index, expected] of golden.several.entries()) {
      const { output, targets, ...input } = severalCase(index + 1);
      const found = evaluateClasses({ ...input, output, targets, loss: 0 });
      const ahead = output[0]! / targets.length;
      expect([found.ahead?.length, found.byTarget?.length]).toEqual(
        [ahead, targets.length].map((count) => (count === 1 ? undefined : count)),
      );
      const figures = (parts: readonly PartialScores[]) => parts.flatMap(({ accuracy, f1 }) => [accuracy, f1]);
      const place = `seed ${index + 1}`;
      expectSame([found.accuracy, found.f1, found.auc ?? null], expected.slice(0, 3), place);
      if (found.ahead) expectSame(figures(found.ahead), expected.slice(3, 3 + 2 * ahead), place);
      if (found.byTarget) expectSame(figures(found.byTarget), expected.slice(3 + 2 * ahead), place);
    }
  });

  it('has the root mean squared, mean absolute and mean absolute percentage error, and R²', () => {
    expect(golden.regression).toHaveLength(1000);
    for (const [index, expected] of golden.regression.entries()) {
      const found = evaluateRegression({ ...valueCase(index + 1), loss: 0 });
      const { rootMeanSquaredError, meanAbsoluteError, meanAbsolutePercentageError, r2 } = found;
      expectSame([rootMeanSquaredError, meanAbsoluteError, meanAbsolutePercentageError ?? null, r2], expected, `seed ${index + 1}`);
    }
  });

  it('is tried on degenerate vectors too: one class alone, classes without a row, constant and zero targets, one row', () => {
    const undefinedAreas = golden.classification.filter((row) => row.at(-1) === null).length;
    expect(undefinedAreas).toBeGreaterThan(200);
    expect(undefinedAreas).toBeLessThan(800);
    expect(golden.regression.filter(([, , percentage]) => percentage !== null && percentage! > 1e10).length).toBeGreaterThan(100);
    expect(golden.regression.filter((row) => row.at(-1) === null).length).toBeGreaterThan(80);
    expect(golden.regression.filter((row) => row.at(-1) === 0 || row.at(-1) === 1).length).toBeGreaterThan(100);
  });
});
