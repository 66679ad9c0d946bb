import { evaluateConfusion } from './classification';
import type { ClassificationEvaluation, Evaluation, RegressionEvaluation } from './evaluation';
import { meanOf } from './regression';

/** Figures of an evaluation by which a table is made, under their names there. */
const figureKeys = [
  ...['loss', 'accuracy', 'precision', 'recall', 'f1', 'auc'],
  ...['meanAbsoluteError', 'rootMeanSquaredError', 'meanAbsolutePercentageError', 'r2'],
] as const;

/** Standard deviation of each figure over folds; a figure that not every fold has is left out. */
export type Deviations = Readonly<Record<string, number>>;

/**
 * One evaluation for several folds, as `cross_val_score(…).mean()`: every figure is the mean of the folds', however many samples each was
 * tested with; a figure that one of them lacks is null. Confusion and classification report are those of all test parts together.
 *
 * @returns null where there is none, or where they are not of one kind
 */
export function meanEvaluation(evaluations: readonly Evaluation[]): Evaluation | null {
  const classified = evaluations.filter((each) => each.kind === 'classification');
  const numbered = evaluations.filter((each) => each.kind === 'regression');
  if (evaluations.length === 0) return null;
  if (classified.length === evaluations.length) return meanClassification(classified);
  return numbered.length === evaluations.length ? meanRegression(numbered) : null;
}

/** numpy's `std` of the same figures: the root of the mean squared distance from the mean. */
export function deviationsOf(evaluations: readonly Evaluation[]): Deviations {
  return Object.fromEntries(
    figureKeys.flatMap((key) => {
      const values = valuesOf(evaluations, key);
      return values === null ? [] : [[key, deviation(values)] as const];
    }),
  );
}

function meanClassification(evaluations: readonly ClassificationEvaluation[]): ClassificationEvaluation | null {
  const [first] = evaluations;
  if (!first) return null;
  const labels = first.report.classes.map(({ label }) => label);
  const confusion = first.confusion.map((row, truth) =>
    row.map((_, predicted) => sum(evaluations.map((each) => each.confusion[truth]?.[predicted] ?? 0))),
  );
  const pooled = evaluateConfusion(confusion, labels, 0, first.average === 'binary');
  const of = (key: 'accuracy' | 'precision' | 'recall' | 'f1'): number => meanOf(evaluations.map((each) => each[key]));
  return {
    ...pooled,
    loss: meanOrNull(evaluations, 'loss'),
    ...{ accuracy: of('accuracy'), precision: of('precision'), recall: of('recall'), f1: of('f1') },
    ...(first.auc === undefined ? {} : { auc: meanOrNull(evaluations, 'auc') }),
    ...(first.ahead
      ? {
          ahead: meanRows(
            evaluations.map(({ ahead = [] }) => ahead),
            ['accuracy', 'f1'],
          ),
        }
      : {}),
    ...(first.byTarget
      ? {
          byTarget: meanRows(
            evaluations.map(({ byTarget = [] }) => byTarget),
            ['accuracy', 'f1'],
          ),
        }
      : {}),
  };
}

const errors = ['meanAbsoluteError', 'rootMeanSquaredError'] as const;

function meanRegression(evaluations: readonly RegressionEvaluation[]): RegressionEvaluation | null {
  const [first] = evaluations;
  if (!first) return null;
  const share = meanOrNull(evaluations, 'meanAbsolutePercentageError');
  return {
    kind: 'regression',
    loss: meanOrNull(evaluations, 'loss'),
    meanAbsoluteError: meanOf(evaluations.map((each) => each.meanAbsoluteError)),
    rootMeanSquaredError: meanOf(evaluations.map((each) => each.rootMeanSquaredError)),
    r2: meanOrNull(evaluations, 'r2'),
    ...(share === null ? {} : { meanAbsolutePercentageError: share }),
    ...(first.ahead
      ? {
          ahead: meanRows(
            evaluations.map(({ ahead = [] }) => ahead),
            errors,
          ),
        }
      : {}),
    ...(first.byTarget
      ? {
          byTarget: meanRows(
            evaluations.map(({ byTarget = [] }) => byTarget),
            errors,
          ),
        }
      : {}),
  };
}

/** Tables of the same rows, each figure the mean of its own. */
function meanRows<Row extends object, Key extends keyof Row>(
  tables: readonly (readonly (Row & Readonly<Record<Key, number>>)[])[],
  keys: readonly Key[],
): readonly Row[] {
  return (tables[0] ?? []).map((row, index) => {
    const figures = keys.map((key) => [key, meanOf(tables.map((table) => table[index]?.[key] ?? NaN))] as const);
    return { ...row, ...Object.fromEntries(figures) };
  });
}

function valuesOf(evaluations: readonly Evaluation[], key: string): readonly number[] | null {
  const values = evaluations.map((each): unknown => Reflect.get(each, key)).filter((value) => typeof value === 'number');
  return values.length === evaluations.length && values.length > 0 ? values : null;
}

function meanOrNull(evaluations: readonly Evaluation[], key: string): number | null {
  const values = valuesOf(evaluations, key);
  return values && meanOf(values);
}

function deviation(values: readonly number[]): number {
  const centre = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - centre) ** 2)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
