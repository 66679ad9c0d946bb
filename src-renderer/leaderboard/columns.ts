import { evenFormat } from '../../src-main/core/even-format';
import type { Evaluation } from '../../src-main/core/leaderboard/evaluation';
import { type FigureColumn, figureColumns, type FigureKey } from '../../src-main/core/leaderboard/figure-columns';
import { type Leaderboard, type LeaderboardRow, lengthsOf } from '../../src-main/core/leaderboard/leaderboard';
import { formatCount, formatPlainSeconds } from '../../src-main/core/text';

export type ColumnKey = 'rank' | 'model' | 'params' | 'epochs' | 'steps' | 'seconds' | FigureKey;

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
  /** The same of an evaluation, where it is a figure of one: baselines have nothing else. */
  readonly ofEvaluation?: (evaluation: Evaluation) => number | null;
}

export type Direction = 'ascending' | 'descending';

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

/** What is said of a figure on hover. */
const figureHelp: Readonly<Record<FigureKey, string>> = {
  accuracy: 'Share of the test rows answered rightly',
  precision: 'Of the rows answered with the class, the share that is of it',
  recall: 'Of the rows of the class, the share that was found',
  f1: 'Harmonic mean of precision and recall',
  auc: 'Area under the ROC curve: how often a row of the class scores above one that is not, whatever the threshold',
  rootMeanSquaredError: 'Root mean squared error, in the unit of the target',
  meanAbsoluteError: 'Mean absolute error, in the unit of the target',
  meanAbsolutePercentageError: 'Mean absolute error as a share of the true value',
  r2: 'Share of the variance explained',
  loss: 'What training made small, on the test rows',
};
/** Figures of which more is better. */
const descending: ReadonlySet<FigureKey> = new Set(['accuracy', 'precision', 'recall', 'f1', 'auc', 'r2']);

/** Columns of a table; epochs or steps, or both, by what its runs were trained by. */
export function columnsFor(board: Pick<Leaderboard, 'task' | 'rows' | 'baselines'>): readonly Column[] {
  const { byEpochs, bySteps } = lengthsOf(board.rows);
  const spent = board.rows.flatMap((row) => [row, ...(row.folds?.rows ?? [])]).flatMap((row) => row.seconds ?? []);
  return [
    params,
    ...(byEpochs ? [epochs] : []),
    ...(bySteps ? [steps] : []),
    { ...seconds, format: evenFormat(spent, seconds.format) },
    ...figureColumns(board).map(figureColumn),
  ];
}

function figureColumn({ key, label, value, format }: FigureColumn): Column {
  return {
    ...{ key, label, format, help: figureHelp[key], path: `evaluation.${key}` },
    value: (row) => value(row.evaluation),
    first: descending.has(key) ? 'descending' : 'ascending',
    ofEvaluation: value,
  };
}

/** What a baseline shows in a column: figures of its evaluation alone. */
export function baselineValue(column: Column, evaluation: Evaluation): number | null {
  return column.ofEvaluation?.(evaluation) ?? null;
}
