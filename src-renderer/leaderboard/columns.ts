import type { Evaluation } from '../../src-main/core/leaderboard/evaluation';
import { type LeaderboardRow, lengthsOf } from '../../src-main/core/leaderboard/leaderboard';
import type { Task } from '../../src-main/core/problem/problem';
import { formatCount, formatNumber, formatScore } from '../../src-main/core/text';

export type ColumnKey =
  | 'rank'
  | 'model'
  | 'params'
  | 'epochs'
  | 'steps'
  | 'seconds'
  | 'accuracy'
  | 'precision'
  | 'recall'
  | 'f1'
  | 'auc'
  | 'rootMeanSquaredError'
  | 'meanAbsoluteError'
  | 'meanAbsolutePercentageError'
  | 'r2'
  | 'loss';

/** A column of figures, by which the table can be sorted. */
export interface Column {
  readonly key: ColumnKey;
  readonly label: string;
  /** Said on hover. */
  readonly help: string;
  /** Place below the row in the result record, for `data-figure`. */
  readonly path: string;
  readonly value: (row: LeaderboardRow) => number | null;
  readonly format: (value: number) => string;
  /** The better end first. */
  readonly first: Direction;
}

export type Direction = 'ascending' | 'descending';

/** `0.14`, `12.3`: the unit stands in the head. */
function formatPlainSeconds(seconds: number): string {
  return seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1);
}

const params: Column = {
  key: 'params',
  label: 'Params',
  help: 'Numbers that training sets',
  path: 'params',
  value: (row) => row.params,
  format: formatCount,
  first: 'ascending',
};

const epochs: Column = {
  key: 'epochs',
  label: 'Epochs',
  help: 'Times through the training rows',
  path: 'epochs',
  value: (row) => (row.steps === null ? row.epochs : null),
  format: formatCount,
  first: 'ascending',
};

const steps: Column = {
  key: 'steps',
  label: 'Steps',
  help: 'Batches drawn at random that it learned from',
  path: 'steps',
  value: (row) => row.steps,
  format: formatCount,
  first: 'ascending',
};

const seconds: Column = {
  key: 'seconds',
  label: 'Seconds',
  help: 'Training alone, without start-up',
  path: 'seconds',
  value: (row) => row.seconds,
  format: formatPlainSeconds,
  first: 'ascending',
};

const classColumns: readonly Column[] = [
  score('accuracy', 'Accuracy', 'Share of the test rows answered rightly'),
  score('precision', 'Precision', 'Of the rows answered with the class, the share that is of it'),
  score('recall', 'Recall', 'Of the rows of the class, the share that was found'),
  score('f1', 'F1', 'Harmonic mean of precision and recall'),
  score('auc', 'AUC', 'Area under the ROC curve: how often a row of the class scores above one that is not, whatever the threshold'),
];

const numberColumns: readonly Column[] = [
  error('rootMeanSquaredError', 'RMSE', 'Root mean squared error, in the unit of the target', 'ascending'),
  error('meanAbsoluteError', 'MAE', 'Mean absolute error, in the unit of the target', 'ascending'),
  error('meanAbsolutePercentageError', 'MAPE', 'Mean absolute error as a share of the true value', 'ascending'),
  error('r2', 'R²', 'Share of the variance explained', 'descending'),
];

const loss: Column = {
  key: 'loss',
  label: 'Loss',
  help: 'What training made small, on the test rows',
  path: 'evaluation.loss',
  value: (row) => row.evaluation?.loss ?? null,
  format: formatScore,
  first: 'ascending',
};

/** Columns of a table; epochs or steps, or both, by what its runs were trained by. */
export function columnsFor(task: Task, rows: readonly LeaderboardRow[]): readonly Column[] {
  const { byEpochs, bySteps } = lengthsOf(rows);
  return [
    params,
    ...(byEpochs ? [epochs] : []),
    ...(bySteps ? [steps] : []),
    seconds,
    ...(task === 'number' ? numberColumns : classColumns),
    loss,
  ];
}

/** What a baseline shows in a column: figures of its evaluation alone. */
export function baselineValue(column: Column, evaluation: Evaluation): number | null {
  return column.path.startsWith('evaluation.') ? figureOf(evaluation, column.key) : null;
}

function score(key: 'accuracy' | 'precision' | 'recall' | 'f1' | 'auc', label: string, help: string): Column {
  return {
    key,
    label,
    help,
    path: `evaluation.${key}`,
    value: (row) => figureOf(row.evaluation, key),
    format: formatScore,
    first: 'descending',
  };
}

function error(
  key: 'rootMeanSquaredError' | 'meanAbsoluteError' | 'meanAbsolutePercentageError' | 'r2',
  label: string,
  help: string,
  first: Direction,
): Column {
  return { key, label, help, path: `evaluation.${key}`, value: (row) => figureOf(row.evaluation, key), format: formatNumber, first };
}

function figureOf(evaluation: Evaluation | null, key: ColumnKey): number | null {
  const entry: unknown = Object.entries(evaluation ?? {}).find(([name]) => name === key)?.[1];
  return typeof entry === 'number' ? entry : null;
}
