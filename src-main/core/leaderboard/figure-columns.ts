import { evenFormat } from '../even-format';
import { formatNumber, formatScore } from '../text';
import type { Evaluation } from './evaluation';
import type { Leaderboard } from './leaderboard';

const classHeads = [
  ['accuracy', 'Accuracy'],
  ['precision', 'Precision'],
  ['recall', 'Recall'],
  ['f1', 'F1'],
  ['auc', 'AUC'],
  ['loss', 'Loss'],
] as const;
const numberHeads = [
  ['rootMeanSquaredError', 'RMSE'],
  ['meanAbsoluteError', 'MAE'],
  ['meanAbsolutePercentageError', 'MAPE'],
  ['r2', 'R²'],
  ['loss', 'Loss'],
] as const;

/** Where a figure stands in an evaluation, and its deviation among those over folds. */
export type FigureKey = (typeof classHeads | typeof numberHeads)[number][0];

/** A column of figures of an evaluation, as window, report and terminal show it. */
export interface FigureColumn {
  readonly key: FigureKey;
  readonly label: string;
  /** Null where there is none. */
  readonly value: (evaluation: Evaluation | null) => number | null;
  /** With one number of decimals for the whole column: its runs, folds, baselines and deviations. */
  readonly format: (value: number) => string;
}

/** Figures that were measured, in the order in which they rank; scores have four decimals, those of errors are evened. */
export function figureColumns(leaderboard: Pick<Leaderboard, 'task' | 'rows' | 'baselines'>): readonly FigureColumn[] {
  const heads = leaderboard.task === 'number' ? numberHeads : classHeads;
  const shown = everyEvaluation(leaderboard);
  return heads.map(([key, label]) => {
    const value = (evaluation: Evaluation | null): number | null => figureOf(evaluation, key);
    const values = shown.flatMap((evaluation) => value(evaluation) ?? []);
    const format = leaderboard.task === 'number' ? evenFormat(values, formatNumber) : (score: number) => formatScore(score);
    return { key, label, value, format };
  });
}

function everyEvaluation({ rows, baselines }: Pick<Leaderboard, 'rows' | 'baselines'>): readonly (Evaluation | null)[] {
  return [
    ...rows.flatMap(({ evaluation, folds }) => [evaluation, ...(folds?.rows ?? []).map((fold) => fold.evaluation)]),
    ...baselines.flatMap(({ evaluation, folds }) => [evaluation, ...(folds?.evaluations ?? [])]),
  ];
}

function figureOf(evaluation: Evaluation | null, key: FigureKey): number | null {
  const figure: unknown = evaluation && Reflect.get(evaluation, key);
  return typeof figure === 'number' ? figure : null;
}
