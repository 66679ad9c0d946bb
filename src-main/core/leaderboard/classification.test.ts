import { describe, expect, it } from 'vitest';
import { randomStream } from '../problem/random';
import { classificationReport, confusionMatrix, evaluateClassification } from './classification';
import type { ReportRow } from './evaluation';

/** From scikit-learn's own tests: a classifier on half of the iris flowers, with the figures scikit-learn gives for it. */
const iris = {
  labels: ['setosa', 'versicolor', 'virginica'],
  confusion: [
    [19, 4, 1],
    [4, 3, 24],
    [0, 2, 18],
  ],
  precision: [0.82609, 0.33333, 0.4186],
  recall: [0.79167, 0.09677, 0.9],
  f1: [0.80851, 0.15, 0.57143],
  support: [24, 31, 20],
  accuracy: 0.53333,
  macro: [0.52601, 0.59615, 0.50998],
  weighted: [0.51375, 0.53333, 0.4731],
};

describe('classificationReport', () => {
  it('gives the figures that scikit-learn publishes for the iris flowers', () => {
    const report = classificationReport(iris.confusion, iris.labels);
    for (const [index, row] of report.classes.entries()) {
      expect(row.label).toBe(iris.labels[index]);
      expect(row.precision).toBeCloseTo(iris.precision[index]!, 5);
      expect(row.recall).toBeCloseTo(iris.recall[index]!, 5);
      expect(row.f1).toBeCloseTo(iris.f1[index]!, 5);
      expect(row.support).toBe(iris.support[index]);
    }
    expect(report.accuracy).toBeCloseTo(iris.accuracy, 5);
    for (const [average, published] of [
      [report.macro, iris.macro],
      [report.weighted, iris.weighted],
    ] as const) {
      expect(average.precision).toBeCloseTo(published[0]!, 5);
      expect(average.recall).toBeCloseTo(published[1]!, 5);
      expect(average.f1).toBeCloseTo(published[2]!, 5);
      expect(average.support).toBe(75);
    }
  });

  it('counts a class without rows in the macro average, as scikit-learn does when it is given all labels', () => {
    // scikit-learn's test of extra labels: recall_score([1, 3, 3, 2], [1, 1, 3, 2], labels=[0, 1, 2, 3, 4]).
    const report = classificationReport(confusionMatrix([1, 3, 3, 2], [1, 1, 3, 2], 5), ['0', '1', '2', '3', '4']);
    expect(report.classes.map((row) => row.recall)).toEqual([0, 1, 1, 0.5, 0]);
    expect(report.macro.recall).toBe(0.5);
    expect(report.weighted.recall).toBe(0.75);
  });
});

describe('confusionMatrix', () => {
  it('counts true classes in rows and predicted ones in columns', () => {
    // scikit-learn's documented example.
    expect(confusionMatrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], 3)).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [1, 0, 2],
    ]);
  });

  it('is all zeros for no rows', () => {
    expect(confusionMatrix([], [], 2)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('evaluateClassification', () => {
  const rows = { actual: [0, 0, 0, 1, 1, 1, 1, 0], predicted: [0, 1, 0, 1, 1, 0, 1, 0], labels: ['lost', 'won'], loss: 0.5 };

  it('heads a binary task with the figures of the second class', () => {
    const evaluation = evaluateClassification({ ...rows, binary: true });
    expect(evaluation).toMatchObject({ average: 'binary', accuracy: 0.75, precision: 0.75, recall: 0.75, f1: 0.75, loss: 0.5 });
  });

  it('heads several classes with the macro average', () => {
    const { actual, predicted } = { actual: [0, 1, 2, 0, 1, 2], predicted: [0, 2, 1, 0, 0, 1] };
    // scikit-learn's documented example: precision 0.22, recall 0.33, F1 0.26.
    const evaluation = evaluateClassification({ actual, predicted, labels: ['a', 'b', 'c'], loss: 1, binary: false });
    expect(evaluation.average).toBe('macro');
    expect(evaluation.precision).toBeCloseTo(2 / 9, 12);
    expect(evaluation.recall).toBeCloseTo(1 / 3, 12);
    expect(evaluation.f1).toBeCloseTo(4 / 15, 12);
  });

  it('gives 0 where a figure would be divided by zero', () => {
    const evaluation = evaluateClassification({ actual: [0, 0], predicted: [0, 0], labels: ['lost', 'won'], loss: 0, binary: true });
    expect(evaluation).toMatchObject({ accuracy: 1, precision: 0, recall: 0, f1: 0 });
  });

  it('agrees with a count by sets over 1,000 random label vectors, degenerate ones included', () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const sample = randomLabels(seed);
      const found = evaluateClassification({ ...sample, loss: 0, binary: sample.labels.length === 2 });
      const expected = figuresBySets(sample.actual, sample.predicted, sample.labels.length);
      expect(found.accuracy, `seed ${seed}`).toBeCloseTo(expected.accuracy, 12);
      for (const [index, row] of found.report.classes.entries()) {
        const figures = expected.classes[index]!;
        expectClose(row, [figures.precision, figures.recall, figures.f1], `seed ${seed}, class ${index}`);
        expect(row.support, `seed ${seed}, class ${index}`).toBe(figures.support);
      }
      expectClose(found.report.macro, expected.macro, `seed ${seed}, macro`);
      expectClose(found.report.weighted, expected.weighted, `seed ${seed}, weighted`);
    }
  });
});

function expectClose(row: ReportRow, [precision, recall, f1]: readonly number[], place: string) {
  expect(row.precision, place).toBeCloseTo(precision!, 12);
  expect(row.recall, place).toBeCloseTo(recall!, 12);
  expect(row.f1, place).toBeCloseTo(f1!, 12);
}

/** Up to 60 rows of 2 to 6 classes; every fifth vector names one class alone, every seventh predicts one alone. */
function randomLabels(seed: number) {
  const random = randomStream(seed);
  const classes = 2 + random.below(5);
  const rows = 1 + random.below(60);
  const draw = (only: boolean) => {
    const one = random.below(classes);
    return Array.from({ length: rows }, () => (only ? one : random.below(classes)));
  };
  return {
    actual: draw(seed % 5 === 0),
    predicted: draw(seed % 7 === 0),
    labels: Array.from({ length: classes }, (_, index) => `c${index}`),
  };
}

/** The definitions word by word, from sets of row numbers: shares nothing with the code under test. */
function figuresBySets(actual: readonly number[], predicted: readonly number[], classCount: number) {
  const rowsWhere = (values: readonly number[], label: number) => new Set(values.flatMap((value, row) => (value === label ? [row] : [])));
  const classes = Array.from({ length: classCount }, (_, label) => {
    const relevant = rowsWhere(actual, label);
    const retrieved = rowsWhere(predicted, label);
    const both = [...relevant].filter((row) => retrieved.has(row)).length;
    const precision = retrieved.size === 0 ? 0 : both / retrieved.size;
    const recall = relevant.size === 0 ? 0 : both / relevant.size;
    const f1 = precision + recall === 0 ? 0 : 2 / (1 / precision + 1 / recall);
    return { precision, recall, f1, support: relevant.size };
  });
  const figures = ['precision', 'recall', 'f1'] as const;
  const spread = actual.map((label) => classes[label]!);
  return {
    accuracy: actual.filter((label, row) => label === predicted[row]).length / actual.length,
    classes,
    macro: figures.map((figure) => classes.map((row) => row[figure]).reduce((a, b) => a + b) / classCount),
    // Every row brings its class's figure once: that is what weighting by support means.
    weighted: figures.map((figure) => spread.map((row) => row[figure]).reduce((a, b) => a + b) / actual.length),
  };
}
