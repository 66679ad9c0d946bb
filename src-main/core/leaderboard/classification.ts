import { rocAucScore, type Scores } from './auc';
import type { ClassificationEvaluation, ClassificationReport, ReportRow } from './evaluation';

export interface ClassificationInput {
  /** [rows] class index that is true. */
  readonly actual: ArrayLike<number>;
  /** [rows] class index that was predicted. */
  readonly predicted: ArrayLike<number>;
  /** What the model answered, for the area under the ROC curve; left out, there is none. */
  readonly scores?: Scores;
  /** Class labels in order of their index. */
  readonly labels: readonly string[];
  /** Mean loss over the same rows. */
  readonly loss: number;
  /** Whether precision, recall and F1 are those of the second class rather than the macro average. */
  readonly binary: boolean;
}

/** All figures of a classifier on one part of the data, as scikit-learn defines them; a division by zero gives 0. */
export function evaluateClassification({ actual, predicted, scores, labels, loss, binary }: ClassificationInput): ClassificationEvaluation {
  const confusion = confusionMatrix(actual, predicted, labels.length);
  const evaluation = evaluateConfusion(confusion, labels, loss, binary);
  return scores ? { ...evaluation, auc: rocAucScore(actual, scores, labels.length) } : evaluation;
}

/** The same from counts alone. */
export function evaluateConfusion(
  confusion: readonly (readonly number[])[],
  labels: readonly string[],
  loss: number,
  binary: boolean,
): ClassificationEvaluation {
  const report = classificationReport(confusion, labels);
  const headline = binary ? (report.classes[1] ?? report.macro) : report.macro;
  return {
    kind: 'classification',
    loss,
    accuracy: report.accuracy,
    precision: headline.precision,
    recall: headline.recall,
    f1: headline.f1,
    average: binary ? 'binary' : 'macro',
    report,
    confusion,
  };
}

/**
 * scikit-learn's `confusion_matrix`.
 *
 * @returns `[true][predicted]`, rows counted
 */
export function confusionMatrix(actual: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): readonly (readonly number[])[] {
  const counts = new Float64Array(classes * classes);
  for (let row = 0; row < actual.length; row += 1) {
    const cell = (actual[row] ?? 0) * classes + (predicted[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Array.from({ length: classes }, (_, index) => Array.from(counts.subarray(index * classes, (index + 1) * classes)));
}

/** scikit-learn's `classification_report` over all classes of the problem, those without a row included. */
export function classificationReport(confusion: readonly (readonly number[])[], labels: readonly string[]): ClassificationReport {
  const predictedAs = labels.map((_, column) => sum(confusion.map((counts) => counts[column] ?? 0)));
  const classes = labels.map((label, index): ReportRow => {
    const hits = confusion[index]?.[index] ?? 0;
    const support = sum(confusion[index] ?? []);
    const named = predictedAs[index] ?? 0;
    // F1 from counts: one rounding, as scikit-learn does it.
    return { label, precision: ratio(hits, named), recall: ratio(hits, support), f1: ratio(2 * hits, named + support), support };
  });
  const support = sum(classes.map((row) => row.support));
  const hits = sum(labels.map((_, index) => confusion[index]?.[index] ?? 0));
  return {
    classes,
    accuracy: ratio(hits, support),
    macro: averageRow('macro avg', classes, () => 1, support),
    weighted: averageRow('weighted avg', classes, (row) => row.support, support),
    support,
  };
}

function averageRow(label: string, classes: readonly ReportRow[], weightOf: (row: ReportRow) => number, support: number): ReportRow {
  const total = sum(classes.map(weightOf));
  const mean = (figure: (row: ReportRow) => number): number => ratio(sum(classes.map((row) => figure(row) * weightOf(row))), total);
  return { label, precision: mean((row) => row.precision), recall: mean((row) => row.recall), f1: mean((row) => row.f1), support };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
