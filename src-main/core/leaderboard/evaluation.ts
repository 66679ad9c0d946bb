/** One row of scikit-learn's classification report. */
export interface ReportRow {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** scikit-learn's `classification_report`. */
export interface ClassificationReport {
  readonly classes: readonly ReportRow[];
  readonly accuracy: number;
  readonly macro: ReportRow;
  readonly weighted: ReportRow;
  readonly support: number;
}

/** How right a classifier is on some of the values that are predicted. */
export interface PartialScores {
  readonly accuracy: number;
  /** Of the second class for a binary task; macro average over the classes that occur among these values otherwise. */
  readonly f1: number;
}

/** Over all values that are predicted: several answers of a sample count one by one, as scikit-learn does for flattened labels. */
export interface ClassificationEvaluation {
  readonly kind: 'classification';
  /** Null for a baseline beside models that were trained on another loss. */
  readonly loss: number | null;
  readonly accuracy: number;
  /** Of the second class for a binary task, macro average otherwise; so are recall and F1. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly average: 'binary' | 'macro';
  /** Area under the ROC curve; null where there is none. Saved runs of earlier versions do not have it, nor have baselines. */
  readonly auc?: number | null | undefined;
  readonly report: ClassificationReport;
  /** `confusion[true][predicted]`, values counted. */
  readonly confusion: readonly (readonly number[])[];
  /** By row ahead, from 1, where several are predicted. */
  readonly ahead?: readonly (PartialScores & { readonly ahead: number })[] | undefined;
  /** By target, where there are several. */
  readonly byTarget?: readonly (PartialScores & { readonly target: string })[] | undefined;
}

/** Errors of some of the values that are predicted, in the target's own unit. */
export interface PartialErrors {
  readonly meanAbsoluteError: number;
  readonly rootMeanSquaredError: number;
}

/** Over all values that are predicted, in the target's own unit. */
export interface RegressionEvaluation {
  readonly kind: 'regression';
  /** Null for a baseline beside models that were trained on another loss. */
  readonly loss: number | null;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquaredError: number;
  /** Null for fewer than two rows, which have no variance. */
  readonly r2: number | null;
  /** A share, not per cent: 0.1 is a tenth. Saved runs of earlier versions do not have it. */
  readonly meanAbsolutePercentageError?: number | undefined;
  /** By row ahead, from 1, where several are predicted. */
  readonly ahead?: readonly (PartialErrors & { readonly ahead: number })[] | undefined;
  /** By target, where there are several. */
  readonly byTarget?: readonly (PartialErrors & { readonly target: string })[] | undefined;
}

/** How well a run does on the test part. */
export type Evaluation = ClassificationEvaluation | RegressionEvaluation;
